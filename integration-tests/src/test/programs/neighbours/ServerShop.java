// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** A web application of one servlet that fails. */
@WebServlet("/*")
public class ServerShop extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    order(42, "ann");
  }

  static int order(int number, String customer) {
    return Integer.parseInt(customer) + number;
  }
}
