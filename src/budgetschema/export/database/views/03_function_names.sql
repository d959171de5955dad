-- zh: 功能分类编码的名称，取文中首次印出者
-- en: Names of functions, as printed first
CREATE VIEW function_names AS
WITH named AS (
  SELECT
    code, name,
    ROW_NUMBER() OVER (PARTITION BY code ORDER BY CASE basis WHEN 'printed' THEN 0 ELSE 1 END, table_no, line_no, code_no)
      AS place
  FROM codes
  WHERE scheme = 'function' AND code IS NOT NULL AND name IS NOT NULL
)
SELECT code, name FROM named WHERE place = 1
