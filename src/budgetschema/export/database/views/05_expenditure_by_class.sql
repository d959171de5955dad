-- zh: 各功能分类类级科目的支出，从大到小
-- en: Expenditure by function class, the largest first
CREATE VIEW expenditure_by_class AS
SELECT "function", name, {money}
FROM expenditure_by_function
WHERE level = 3
ORDER BY {money} DESC, "function"
