-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS category (
  id INT PRIMARY KEY,
  parent_id INT,
  name VARCHAR(60) NOT NULL
);
CREATE TABLE IF NOT EXISTS product (
  sku VARCHAR(20) PRIMARY KEY,
  name VARCHAR(120) NOT NULL,
  category_id INT NOT NULL,
  price DECIMAL(10, 2) NOT NULL,
  attributes VARCHAR(2000) NOT NULL,
  discontinued_on DATE
);
CREATE TABLE IF NOT EXISTS customer (
  id VARCHAR(20) PRIMARY KEY,
  name VARCHAR(120) NOT NULL,
  email VARCHAR(120) NOT NULL UNIQUE,
  tier VARCHAR(10) NOT NULL,
  birthday DATE,
  password_hash VARCHAR(200) NOT NULL,
  preferences VARCHAR(400) NOT NULL
);
CREATE TABLE IF NOT EXISTS orders (
  id VARCHAR(20) PRIMARY KEY,
  customer_id VARCHAR(20) NOT NULL REFERENCES customer (id),
  placed_at TIMESTAMP NOT NULL,
  status VARCHAR(12) NOT NULL,
  total DECIMAL(10, 2) NOT NULL,
  gift_note VARCHAR(80)
);
CREATE TABLE IF NOT EXISTS order_line (
  order_id VARCHAR(20) NOT NULL REFERENCES orders (id),
  sku VARCHAR(20) NOT NULL,
  quantity INT NOT NULL,
  unit_price DECIMAL(10, 2) NOT NULL
);
CREATE TABLE IF NOT EXISTS stock (
  sku VARCHAR(20) NOT NULL,
  warehouse VARCHAR(20) NOT NULL,
  quantity INT NOT NULL,
  PRIMARY KEY (sku, warehouse)
);
CREATE TABLE IF NOT EXISTS sale (
  id INT PRIMARY KEY,
  sku VARCHAR(20) NOT NULL,
  quantity INT NOT NULL,
  amount DECIMAL(10, 2) NOT NULL,
  sold_on DATE NOT NULL
);
