// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

/** Secrets that show what they are by how they start: keys of cloud services, JWTs, PEM. */
final class KnownTokens {

  /** A token that the end of the text cuts off is taken for one when this much of it is there. */
  private static final int CUT = 8;

  private static final String[] UNDERSCORE = {
    "ghp_",
    "gho_",
    "ghu_",
    "ghs_",
    "ghr_",
    "npm_",
    "sk_live_",
    "rk_live_",
    "sk_test_",
    "rk_test_",
    "whsec_",
    "shpat_",
    "shpss_",
    "shpca_",
    "shppa_",
    "hf_",
    "dp_pt_",
    "pypi_",
    "lin_api_",
    "lin_oauth_",
    "dckr_pat_",
    "dckr_oat_",
    "glsa_",
    "glc_",
    "sntrys_",
    "sntryu_",
    "figd_",
    "gsk_",
    "pscale_pw_",
    "pscale_tkn_",
    "sbp_",
    "ntn_"
  };

  private static final String[] DASH = {
    "xoxb-",
    "xoxp-",
    "xoxa-",
    "xoxr-",
    "xoxs-",
    "xoxe-",
    "xoxo-",
    "xapp-",
    "glpat-",
    "glptt-",
    "glrt-",
    "gldt-",
    "sk-ant-",
    "sk-proj-",
    "sk-svcacct-",
    "pypi-",
    "dop-v1-",
    "sq0atp-",
    "sq0csp-",
    "PMAK-",
    "NRAK-",
    "CFPAT-",
    "nvapi-",
    "xai-",
    "xkeysib-",
    "xsmtpsib-",
    "AGE-SECRET-KEY-"
  };

  private KnownTokens() {}

  /** At {@code _}: GitHub, Stripe, npm, Shopify, Hugging Face. */
  static long atUnderscore(String text, int index) {
    for (String prefix : UNDERSCORE) {
      long span = prefixed(text, index, prefix, 16);
      if (span != Span.NONE) {
        return span;
      }
    }
    long github = prefixed(text, index, "github_pat_", 20);
    return github == Span.NONE ? prefixed(text, index, "dop_v1_", 32) : github;
  }

  /** At {@code -}: Slack, GitLab, Anthropic, OpenAI, PyPI; and PEM. */
  static long atDash(String text, int index) {
    if (text.startsWith("-----BEGIN ", index)) {
      return pem(text, index);
    }
    for (String prefix : DASH) {
      long span = prefixed(text, index, prefix, 10);
      if (span != Span.NONE) {
        return span;
      }
    }
    return plainOpenAi(text, index);
  }

  /** {@code sk-} and nothing but letters and digits behind it. */
  private static long plainOpenAi(String text, int index) {
    if (!text.startsWith("sk-", index - 2) || !Letters.startsToken(text, index - 2)) {
      return Span.NONE;
    }
    int end = endOfAlphanumeric(text, index + 1);
    return end - index > 40 ? Span.of(index - 2, end) : Span.NONE;
  }

  /** At {@code .}: SendGrid, Vault, Google's access tokens. */
  static long atDot(String text, int index) {
    char last = index == 0 ? 0 : text.charAt(index - 1);
    if (last != 'G' && last != 's' && last != 'b' && last != '9') {
      return Span.NONE;
    }
    long span = dotted(text, index, "SG.", 40);
    span = span == Span.NONE ? dotted(text, index, "hvs.", 20) : span;
    span = span == Span.NONE ? dotted(text, index, "hvb.", 20) : span;
    return span == Span.NONE ? dotted(text, index, "ya29.", 20) : span;
  }

  /** At the second letter of {@code AIza}: Google's API keys. */
  static long atGoogle(String text, int index) {
    int start = index - 2;
    if (!text.startsWith("AIza", start) || !Letters.startsToken(text, start)) {
      return Span.NONE;
    }
    int end = Letters.endOfUrlSafe(text, start);
    return end - start >= 35 || isCutOff(text, start, end) ? Span.of(start, end) : Span.NONE;
  }

  /** At the {@code I} of {@code AKIA}: identifiers of AWS keys. */
  static long atAmazon(String text, int index) {
    int start = index - 2;
    boolean named = text.startsWith("AKIA", start) || text.startsWith("ASIA", start);
    if (!named || !Letters.startsToken(text, start)) {
      return Span.NONE;
    }
    int end = index + 2;
    while (end < text.length() && isUpperOrDigit(text.charAt(end))) {
      end++;
    }
    boolean whole =
        end - start == 20 && (end == text.length() || !Letters.isUrlSafe(text.charAt(end)));
    return whole || isCutOff(text, start, end) ? Span.of(start, end) : Span.NONE;
  }

  /** At the {@code J} of {@code eyJ}: what is signed or encrypted as JSON. */
  static long atJwt(String text, int index) {
    int start = index - 2;
    if (!text.startsWith("eyJ", start) || !Letters.startsToken(text, start)) {
      return Span.NONE;
    }
    int end = Letters.endOfUrlSafe(text, start);
    int parts = 1;
    while (end < text.length() && text.charAt(end) == '.' && parts < 5) {
      end = Letters.endOfUrlSafe(text, end + 1);
      parts++;
    }
    boolean whole = parts >= 2 && end - start >= 20;
    return whole || isCutOff(text, start, end) ? Span.of(start, end) : Span.NONE;
  }

  private static long pem(String text, int start) {
    int label = start + "-----BEGIN ".length();
    int labelEnd = label;
    while (labelEnd < text.length()
        && labelEnd - label < 48
        && (isUpperOrDigit(text.charAt(labelEnd)) || text.charAt(labelEnd) == ' ')) {
      labelEnd++;
    }
    int key = label;
    while (key < labelEnd && !text.startsWith("PRIVATE KEY", key)) {
      key++;
    }
    if (key == labelEnd) {
      return Span.NONE;
    }
    int end = text.indexOf("-----END ", labelEnd);
    if (end < 0) {
      return Span.of(start, text.length());
    }
    int last = text.indexOf("-----", end + "-----END ".length());
    return Span.of(start, last < 0 ? text.length() : last + "-----".length());
  }

  /** Where {@code prefix}, whose last character stands at {@code index}, starts a token. */
  private static long prefixed(String text, int index, String prefix, int least) {
    int start = index - prefix.length() + 1;
    if (start < 0 || !text.startsWith(prefix, start) || !Letters.startsToken(text, start)) {
      return Span.NONE;
    }
    int end = Letters.endOfUrlSafe(text, index + 1);
    boolean whole = end - index > least;
    return whole || isCutOff(text, start, end) ? Span.of(start, end) : Span.NONE;
  }

  private static long dotted(String text, int index, String prefix, int least) {
    int start = index - prefix.length() + 1;
    if (start < 0 || !text.startsWith(prefix, start) || !Letters.startsToken(text, start)) {
      return Span.NONE;
    }
    int end = Letters.endOfUrlSafe(text, index + 1);
    while (end + 1 < text.length()
        && text.charAt(end) == '.'
        && Letters.isUrlSafe(text.charAt(end + 1))) {
      end = Letters.endOfUrlSafe(text, end + 1);
    }
    return end - index > least ? Span.of(start, end) : Span.NONE;
  }

  private static boolean isCutOff(String text, int start, int end) {
    return end == text.length() && end - start >= 4 + CUT;
  }

  private static int endOfAlphanumeric(String text, int from) {
    int i = from;
    while (i < text.length() && Letters.isAlphanumeric(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isUpperOrDigit(char c) {
    return Letters.isUpper(c) || Letters.isDigit(c);
  }
}
