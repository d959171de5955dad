-- zh: 基本支出（人员经费、公用经费）与项目支出，取最宽的口径
-- en: Basic expenditure (personnel, public use) and project expenditure, in the widest scope that is printed
CREATE VIEW basic_and_project AS
WITH found AS (
  SELECT
    expenditure_kind, fund_source, layer, {money},
    RANK() OVER (PARTITION BY expenditure_kind ORDER BY scope, fund_source, layer) AS width
  FROM own_figures
  WHERE
    flow = 'expenditure' AND expenditure_kind IS NOT NULL
    AND item IS NULL AND organisation IS NULL AND "function" IS NULL AND economic_department IS NULL
    AND economic_government IS NULL AND project IS NULL AND "row" IS NULL
)
SELECT expenditure_kind, words.zh, words.en, fund_source, layer, {money}
FROM found
LEFT JOIN words ON words.list = 'expenditure_kind' AND words.word = found.expenditure_kind
WHERE width = 1
ORDER BY expenditure_kind
