-- zh: “三公”经费及其各项，分时点、年度和资金来源
-- en: The three public expenses and their parts by moment, year and fund source
CREATE VIEW three_public_expenses AS
SELECT item, words.zh, words.en, moment, fiscal_year, fund_source, layer, {money}
FROM figures
LEFT JOIN words ON words.list = 'items' AND words.word = figures.item
WHERE
  item IN (
    'three_public_expenses', 'abroad_travel', 'official_reception',
    'official_vehicles', 'vehicle_purchase', 'vehicle_operation'
  )
  AND organisation IS NULL AND "function" IS NULL AND economic_department IS NULL
  AND economic_government IS NULL AND project IS NULL AND "row" IS NULL
ORDER BY fiscal_year DESC, moment, fund_source, layer, item
