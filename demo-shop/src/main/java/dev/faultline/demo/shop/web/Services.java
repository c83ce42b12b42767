// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.web;

import dev.faultline.demo.shop.basket.Baskets;
import dev.faultline.demo.shop.catalogue.CategoryTree;
import dev.faultline.demo.shop.catalogue.ProductRepository;
import dev.faultline.demo.shop.catalogue.ProductSearch;
import dev.faultline.demo.shop.customer.Sessions;
import dev.faultline.demo.shop.order.OrderService;
import dev.faultline.demo.shop.pricing.PriceCalculator;
import dev.faultline.demo.shop.report.ReportArchive;
import dev.faultline.demo.shop.report.SalesReports;
import dev.faultline.demo.shop.shipping.ShippingQuotes;
import dev.faultline.demo.shop.stock.StockRepository;

/** What the routes ask. */
public record Services(
    ProductRepository products,
    ProductSearch search,
    CategoryTree categories,
    PriceCalculator prices,
    Baskets baskets,
    Sessions sessions,
    OrderService orders,
    ShippingQuotes quotes,
    StockRepository stock,
    SalesReports reports,
    ReportArchive archive) {}
