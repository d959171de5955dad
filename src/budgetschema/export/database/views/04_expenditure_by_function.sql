-- zh: 各功能分类科目的支出（各级次），取最宽的口径；level 为 3（类）、5（款）、7（项）
-- en: Expenditure by function on all levels, in the widest scope that is printed; level is 3 (class), 5 (section), 7 (item)
CREATE VIEW expenditure_by_function AS
WITH found AS (
  SELECT
    "function", fund_source, layer, unit, {money}, times, different,
    LENGTH("function") AS level,
    DENSE_RANK() OVER (ORDER BY scope, fund_source, layer) AS width
  FROM own_figures
  WHERE
    flow = 'expenditure' AND "function" IS NOT NULL AND expenditure_kind IS NULL
    AND item IS NULL AND organisation IS NULL AND economic_department IS NULL
    AND economic_government IS NULL AND project IS NULL AND "row" IS NULL
)
SELECT found."function", name, level, fund_source, layer, {money}, times, different
FROM found
LEFT JOIN function_names ON function_names.code = found."function"
WHERE width = 1
ORDER BY found."function"
