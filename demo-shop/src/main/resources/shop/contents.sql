-- SPDX-License-Identifier: Apache-2.0
MERGE INTO category (id, parent_id, name) KEY (id) VALUES
  (1, NULL, 'Kitchen'),
  (2, 1, 'Coffee and tea'),
  (3, 1, 'Pans'),
  (4, NULL, 'Workshop'),
  (5, 4, 'Benches'),
  (6, 7, 'Remainders'),
  (7, 8, 'Outlet'),
  (8, 6, 'Season''s end');

MERGE INTO product (sku, name, category_id, price, attributes, discontinued_on) KEY (sku) VALUES
  ('mug-01', 'Enamel mug, blue', 2, 9.90, '{"weight": 240, "colours": ["blue", "white"], "dishwasher": true}', NULL),
  ('pot-02', 'Teapot for two', 2, 34.50, '{"weight": 820, "litres": 0.9}', NULL),
  ('mill-03', 'Coffee mill with crank', 2, 79.00, '{"weight": 1150, "burrs": "steel"}', NULL),
  ('pan-04', 'Iron pan, 28 cm', 3, 49.00, '{"weight": 2300, "diameter": 28}', NULL),
  ('pan-05', 'Copper sauteuse', 3, 189.00, '{"weight": "1,8 kg", "diameter": 24, "lid": true}', NULL),
  ('plane-06', 'Block plane', 4, 92.00, '{"weight": 690}', NULL),
  ('bench-07', 'Workbench of beech', 5, 649.00, '{"weight": 74000, "wood": "beech", "vices": 2}', NULL),
  ('kettle-08', 'Whistling kettle', 2, 42.00, '{"weight": 980}', DATE '2026-01-31'),
  ('tray-09', 'Tray with poppies', 6, 12.00, '{"weight": 400}', DATE '2025-12-31');

MERGE INTO customer (id, name, email, tier, birthday, password_hash, preferences) KEY (id) VALUES
  ('c-101', 'Anna Berger', 'anna@shop.example', 'GOLD', DATE '1987-03-14',
   'YW5uYS1zYWx0$LsREc7mvJMr2nOvrsY0cOwBvb2z3BtG4xW9jJGuzWgw=', 'newsletter=weekly;zone=Europe/Vienna'),
  ('c-102', 'Bela Toth', 'bela@shop.example', 'NEW', DATE '1999-11-02',
   'YmVsYS1zYWx0$2sbCFNYgF/StdPZn/UTjPEwj/prgfkaM2WZlLUz9Vuk=', 'newsletter=never;zone=Europe/Budapesht'),
  ('c-103', '100% Wolle KG', 'einkauf@wolle.example', 'SILVER', DATE '2004-06-01',
   'd29sbGUtc2FsdA==$20cXECbiI511OvF7mjmTZJjTl3gC14MLcAz7V9cI6/A=', 'newsletter=monthly'),
  ('c-104', 'Clara Winter', 'clara@shop.example', 'SILVER', DATE '1975-08-23',
   'b2xkLXNob3A=${SSHA}nU4eI71bcnBGqeO0t9tXvY1u5oQ', 'newsletter=never'),
  ('c-105', 'Dario Conti', 'dario@shop.example', 'NEW', NULL,
   'ZGFyaW8tc2FsdA==$G4p5+k5zK2vkK6vb0uQhdv2l19/yvV3z5Y6DtW3GptM=', 'newsletter=weekly;zone=Europe/Rome');

MERGE INTO stock (sku, warehouse, quantity) KEY (sku, warehouse) VALUES
  ('mug-01', 'main', 400), ('mug-01', 'north', 60),
  ('pot-02', 'main', 120), ('mill-03', 'main', 7), ('pan-04', 'main', 85),
  ('pan-05', 'main', 3), ('plane-06', 'main', 40), ('bench-07', 'main', 6);

MERGE INTO sale (id, sku, quantity, amount, sold_on) KEY (id) VALUES
  (1, 'mug-01', 12, 118.80, DATE '2026-01-08'),
  (2, 'pan-04', 1, 49.00, DATE '2026-01-20'),
  (3, 'mill-03', 2, 158.00, DATE '2026-02-11'),
  (4, 'bench-07', 1, 649.00, DATE '2026-03-02'),
  (5, 'plane-06', 3, 276.00, DATE '2026-03-05'),
  (6, 'pot-02', 4, 138.00, DATE '2026-04-17'),
  (7, 'lamp-99', 1, 59.00, DATE '2025-11-28'),
  (8, 'mug-01', 6, 59.40, DATE '2025-11-30');
