-- zh: 支出最大的末级功能分类科目，附名次
-- en: The functions of the lowest level with the largest expenditure, ranked
CREATE VIEW largest_functions AS
SELECT
  RANK() OVER (ORDER BY {money} DESC) AS place,
  "function", name, {money}
FROM expenditure_by_function AS one
WHERE NOT EXISTS (
  SELECT 1 FROM expenditure_by_function AS other
  WHERE LENGTH(other."function") > LENGTH(one."function")
    AND SUBSTR(other."function", 1, LENGTH(one."function")) = one."function"
)
ORDER BY place, "function"
