-- zh: 数字：每个坐标一行，取首次印出的值；times 为印出次数，different 为不同的值的个数
-- en: Figures, one row a coordinate with the value printed first; times: how often it is printed, different: how many values
CREATE VIEW figures AS
WITH same AS (
  SELECT MIN(fact_no) AS fact_no, COUNT(*) AS times, COUNT(DISTINCT {money}) AS different
  FROM facts
  GROUP BY
    flow, fund_source, layer, expenditure_kind, moment, fiscal_year,
    item, organisation, "function", economic_department, economic_government, project, "row"
)
SELECT facts.*, same.times, same.different
FROM facts
JOIN same ON same.fact_no = facts.fact_no
