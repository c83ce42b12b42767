// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

/**
 * The words of names that hold secrets: what Datadog, Sentry and Elastic redact, put in order, less
 * what is no secret and hides what developers look for ({@code session}, {@code clientId}, {@code
 * nonce}, {@code ipAddress}…). {@code docs/redaction.md} tells users; a labelled set of names in
 * the tests gives the figures.
 */
final class SecretWords {

  /** A secret wherever it stands in a name, unless the name ends with one of {@link #METADATA}. */
  static final String SECRET =
      "password passwords storepass keypass passwd pwd pswd passw passphrase passphrases passcode passkey passwort"
          + " kennwort contrasena contrase\u00f1a senha motdepasse secret secrets credential"
          + " credentials creds jwt apikey apikeys apisecret apitoken secretkey privatekey"
          + " accesskey authtoken accesstoken refreshtoken sessiontoken csrftoken xsrftoken csrf"
          + " xsrf sessionid jsessionid phpsessid otp totp cvv cvc ssn connectionstring creditcard"
          + " cardnumber ccnumber pincode recoverycode securitycode"
          + " zugangsdaten geheimnis losungswort motdepasse mdp wachtwoord haslo has\u0142o heslo salasana adgangskode losenord contrasenia palavrapasse psk wpapsk presharedkey privkey enckey kek dek sessid kartennummer kreditkartennummer ccn cvn";

  /** As {@link #SECRET}; in a text, the whole line behind it is the value. */
  static final String SECRET_LINE = "authorization cookie cookies setcookie";

  /** As {@link #SECRET}, for words in a row; at the end of a name whatever the last word is. */
  static final String SECRET_SEQUENCES =
      "pass word,pass phrase,pass code,pass key,pin code,security code,security answer,secret"
          + " answer,card number,card num,card no,card pan,cc number,cc num,credit card,debit"
          + " card,social security,routing number,passport number,voter id,connection"
          + " string,connection strings,connect sid,session id,recovery code,recovery codes,backup"
          + " codes,verification code,auth code,mfa code,sms code,seed phrase,recovery"
          + " phrase,basic auth,proxy auth,amz signature,amz credential,shared access"
          + " signature,api key,api keys,access key,access keys,secret key,private key,private"
          + " keys,encryption key,encrypt key,decryption key,signing key,sign key,signature"
          + " key,master key,license key,licence key,session key,auth key,ssh key,gpg key,pgp"
          + " key,app key,application key,account key,shared key,consumer key,crypto key,cipher"
          + " key,aes key,rsa key,hmac key,jwt key,server key,recaptcha key,captcha"
          + " key,subscription key,wrapping key,secret id,code verifier"
          + ",mot de passe,mot passe,palavra passe,palavra chave,frase segreta,phrase secrete,palabra secreta,palavra secreta,parola ordine,cle api,cle secrete,cle privee,clave api,clave secreta,clave privada,chave api,chave secreta,chave privada,chiave api,chiave segreta,chiave privata,geheime sleutel,prive sleutel,geheimer schluessel,privater schluessel,api schluessel,api sleutel,numero carte,numero tarjeta,numero carta,numero cartao,karten nummer,codigo seguridad,codice sicurezza,sicherheits antwort,sitzungs id,jeton acces,jeton session,jeton api,token acceso,token acesso,token accesso,token acces,zugriffs token,pass wd,wifi key,wlan key,preshared key,priv key,enc key,kek key,sess id,sess key,backup code,verify code,unlock code,door code,access code,activation code,login code,card verification,track data,mag stripe,magnetic stripe,passport no,seed words,wallet seed,otp seed,recovery seed,recovery key,service account json,conn str,conn string,hub signature,docker auth,dockerconfig json,dockerconfigjson,oidc data,cli auth,rediscli auth";

  /** A name that ends with one of them is about a secret and holds none: {@code passwordLength}. */
  static final String METADATA =
      "length len size count counter min max minimum maximum limit strength policy policies encoder"
          + " encoders encoding hasher matcher validator validators validation verifier checker"
          + " generator service services repository factory provider providers manager handler"
          + " handlers filter filters resolver resolvers store storage repo dao controller config"
          + " configuration properties settings options type types name names id ids label"
          + " placeholder prompt hint title column index position offset pattern regex rule rules"
          + " error errors message messages exception failure failed failures status state enabled"
          + " disabled required optional present set changed updated modified created expired"
          + " expires expire expiry expiration age ttl lifetime duration timeout at on date time"
          + " timestamp day days algorithm alg mode scheme version format prefix suffix file path"
          + " dir directory location class domain parser serializer deserializer converter mapper"
          + " adapter builder template listener event callback attempts tries retries ref reference"
          + " usage kind source target scope scopes issuer audience realm rotation interval"
          + " schedule cache jar spec specs registry site secure only bits charset method methods"
          + " page form view dialog endpoint client java kt scala groovy xml yml yaml json txt conf html"
          + " js strategy exchange requested compliance comment origin protection prompts"
          + " laenge l\u00e4nge longueur longitud ablauf richtlinie politica politique consent banner url uri change reset engine";

  /** A name that starts with one of them is a flag: {@code hasPassword}. */
  static final String FLAG_STARTS =
      "is has had can should needs requires show hide allow allows forgot supports enable disable"
          + " uses";

  /** They change nothing: {@code tokenValue} is a token. */
  static final String NEUTRAL =
      "value string str bytes chars raw encoded encrypted decrypted hash hashed digest header param"
          + " parameter plain copy confirm repeat";

  /** {@code accessToken}, {@code accessTokens}: a secret even in the middle of prose. */
  static final String TOKEN_OF =
      "access auth authentication refresh id session csrf xsrf api bearer security secret bot user"
          + " device reset invite invitation verification login oauth jwt sas app client service"
          + " account slack github gitlab npm pypi vault gh deploy personal private push"
          + " registration remember confirmation activation magic webhook admin agent kube sts"
          + " impersonation identity aws azure google heroku discord telegram stripe";

  /** {@code nextToken} belongs to a parser or a list with pages. */
  static final String NO_TOKEN_OF =
      "next current cur prev previous last first start end begin eof lookahead peek peeked parse"
          + " parser json xml lex lexer lexical separator delimiter comment operator op keyword"
          + " string number identifier ident literal cancellation cancel page continuation continue"
          + " sync cursor type expected actual unexpected syntax word sub max min num total unknown"
          + " pad mask bos eos sep cls special input output prompt completion template placeholder"
          + " semicolon comma paren brace bracket dot colon quote whitespace node ast grammar regex"
          + " css html sql query path url name left right open close closing opening stop text"
          + " logical context variable class matched offending annotation method module tag thread"
          + " signature scalar commit lock";

  /** {@code dbPass} is a password, {@code firstPass} is not. */
  static final String PASS_OF =
      "db database user usr admin root login auth mail smtp imap ftp sftp ldap ssh mysql pg"
          + " postgres redis mongo rabbit rabbitmq amqp mq jdbc proxy keystore store truststore key"
          + " trust http https basic my new old default"
          + " vault ansible sudo become cert certificate pfx jks wifi wlan vpn";

  /** {@code cardPin} is a PIN, {@code ledPin} is not. */
  static final String PIN_OF =
      "card user customer atm debit sim security access entered account new old"
          + " time bank atm sms login";

  /** A secret where the whole name is that word. */
  static final String ALONE = "pass pin auth bearer";

  private SecretWords() {}
}
