-- zh: 项目的绩效指标
-- en: Projects with their performance indicators
CREATE VIEW project_indicators AS
SELECT
  projects.project_no, projects.name AS project, indicators.side, indicators.level_1, indicators.level_2,
  indicators.level_3, words.zh AS operator, indicators.value, indicators.unit,
  COALESCE(indicators.text, indicators.printed) AS text
FROM projects
JOIN indicators ON indicators.project_no = projects.project_no
LEFT JOIN words ON words.list = 'operator' AND words.word = indicators.operator
ORDER BY indicators.project_no, indicators.indicator_no
