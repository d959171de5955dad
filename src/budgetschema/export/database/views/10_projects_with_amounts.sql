-- zh: 项目：实施期和年度资金总额、项目支出表中对应各行的金额、指标数
-- en: Projects: total funding for the period and the year, what the project tables print for them, number of indicators
CREATE VIEW projects_with_amounts AS
WITH period AS (
  SELECT project_no, MIN({money}) AS {money} FROM funding WHERE source = 'total' AND side = 'period' GROUP BY project_no
),
year AS (
  SELECT project_no, MIN({money}) AS {money} FROM funding WHERE source = 'total' AND side = 'year' GROUP BY project_no
),
printed AS (
  SELECT project_lines.project_no, SUM(facts.{money}) AS {money}, COUNT(*) AS lines
  FROM project_lines
  JOIN facts
    ON facts.table_no = project_lines.table_no
    AND facts.line_no = project_lines.line_no
    AND facts.column_id = project_lines.column_id
  GROUP BY project_lines.project_no
),
counted AS (
  SELECT project_no, COUNT(*) AS indicators FROM indicators GROUP BY project_no
)
SELECT
  projects.project_no, projects.name,
  period.{money} AS period_{money}, year.{money} AS year_{money}, printed.{money} AS tables_{money},
  COALESCE(printed.lines, 0) AS lines, COALESCE(counted.indicators, 0) AS indicators
FROM projects
LEFT JOIN period ON period.project_no = projects.project_no
LEFT JOIN year ON year.project_no = projects.project_no
LEFT JOIN printed ON printed.project_no = projects.project_no
LEFT JOIN counted ON counted.project_no = projects.project_no
ORDER BY projects.project_no
