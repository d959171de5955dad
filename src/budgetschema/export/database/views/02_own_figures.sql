-- zh: 本公开信息自身年度和时点的数字；scope 为口径宽窄，1 最宽（不分资金来源和资金年度）
-- en: Figures of the disclosure's own year and moment; scope says how wide they are: 1 is the widest, all funds and layers
CREATE VIEW own_figures AS
SELECT
  figures.*,
  1
  + 3 * CASE
    WHEN fund_source IS NULL THEN 0
    WHEN fund_source = 'fiscal_appropriation' THEN 1
    WHEN fund_source = 'general_public_budget' THEN 2
    ELSE 3
  END
  + CASE WHEN layer IS NULL THEN 0 WHEN layer = 'current_year' THEN 1 ELSE 2 END AS scope
FROM figures
JOIN disclosure ON disclosure.moment = figures.moment AND disclosure.fiscal_year = figures.fiscal_year
