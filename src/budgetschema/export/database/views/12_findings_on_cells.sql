-- zh: 检查结果所涉的单元格：表、行、列、印出的数字、使之相符的值
-- en: Cells that findings speak of: table, line, column, printed figure, value that would reconcile
CREATE VIEW findings_on_cells AS
SELECT
  findings.finding_no, findings.rule, findings.slug, findings.severity, finding_figures.part,
  finding_figures.table_no, tables.title, finding_figures.line_no, lines.label,
  finding_figures.column_id, finding_figures.value, finding_figures.low, finding_figures.high,
  findings.message_zh, findings.message_en
FROM findings
JOIN finding_figures ON finding_figures.finding_no = findings.finding_no
LEFT JOIN tables ON tables.table_no = finding_figures.table_no
LEFT JOIN lines ON lines.table_no = finding_figures.table_no AND lines.line_no = finding_figures.line_no
WHERE finding_figures.table_no IS NOT NULL
ORDER BY findings.finding_no, finding_figures.figure_no
