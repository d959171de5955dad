-- zh: 各资金来源的收入，分本年与上年结转
-- en: Income by fund source, this year's and carried over
CREATE VIEW income_by_fund_source AS
SELECT fund_source, words.zh, words.en, layer, {money}
FROM own_figures
LEFT JOIN words ON words.list = 'fund_sources' AND words.word = own_figures.fund_source
WHERE
  flow = 'income' AND fund_source IS NOT NULL AND expenditure_kind IS NULL
  AND item IS NULL AND organisation IS NULL AND "function" IS NULL AND economic_department IS NULL
  AND economic_government IS NULL AND project IS NULL AND "row" IS NULL
ORDER BY fund_source, layer
