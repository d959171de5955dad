-- zh: 各表概览：行数、印出的数字个数、读取可信度、所涉检查结果个数
-- en: The tables at a glance: lines, printed figures, confidence of reading, findings that point at them
CREATE VIEW tables_at_a_glance AS
SELECT
  tables.table_no, tables.kind, words.zh, words.en, tables.title, tables.unit, tables.confidence,
  (SELECT COUNT(*) FROM lines WHERE lines.table_no = tables.table_no) AS lines,
  (SELECT COUNT(*) FROM facts WHERE facts.table_no = tables.table_no) AS figures,
  (SELECT COUNT(*) FROM findings WHERE findings.table_no = tables.table_no) AS findings
FROM tables
LEFT JOIN words ON words.list = 'table_kinds' AND words.word = tables.kind
ORDER BY tables.table_no
