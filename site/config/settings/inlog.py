"""Log-in: django-allauth, closed to newcomers, with a second factor for everyone who can use the CMS."""

from config.inlog.omgeving import oidc_apps

from .waarden import waarden

INLOG_APPS = [
    "config.inlog",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "django.contrib.humanize",
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

CSRF_FAILURE_VIEW = "config.inlog.verlopen.csrf_mislukt"
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "/account/login/"
# Wagtail's own password and e-mail forms ask for no second factor: allauth's screens do.
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# Nobody chooses a password for another: a new account's person asks one by mail, at their own address.
WAGTAILUSERS_PASSWORD_ENABLED = False

ACCOUNT_ADAPTER = "config.inlog.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# allauth's own tokens write the address down a second time, unverified, for whoever asks for a new password: then
# its owner may set up no second factor, and an address of before still leads in. ``User.email`` is the one address.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 - the name of a class
ACCOUNT_FORMS = {
    "login": "config.inlog.forms.InlogForm",
    "reset_password": "config.inlog.forms.WachtwoordVergetenForm",
}
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Handleiding] "
ACCOUNT_SESSION_REMEMBER = False
# A session ends with the browser, and at the latest after a working day.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = waarden["SESSIE_UREN"] * 60 * 60
# Whoever changes a password or a second factor proves anew who they are.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900

MFA_ADAPTER = "config.inlog.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "add_webauthn": "config.inlog.forms.SleutelToevoegenForm",
    "authenticate_webauthn": "config.inlog.forms.SleutelGebruikenForm",
    "reauthenticate_webauthn": "config.inlog.forms.SleutelBewijsForm",
    "edit_webauthn": "config.inlog.forms.SleutelWijzigenForm",
}
# Nobody signs up, so nobody can hold an account in the name of an address that is another's.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Handleiding"
MFA_VERPLICHT = True
# Who was let in by a colleague approves none of that colleague's texts before proving a factor of their own. A demo
# without second factors lets the password stand in; where factors are asked it never does, and a check refuses it.
WACHTWOORD_GELDT_ALS_FACTOR = False
# The first secret encrypts what the database holds of second factors; the others still open it.
MFA_SLEUTELS = waarden["MFA_SLEUTEL"] or []

# Attempts are counted per address. X-Forwarded-For says whose only behind proxies of ours, so many as this.
PROXIES = waarden["PROXIES"]
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES or 0

SOCIALACCOUNT_ADAPTER = "config.inlog.adapters.SocialAccountAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": oidc_apps(waarden)}
}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
# A link, not a form: browsers hold a form's redirects to form-action 'self'. State, nonce and PKCE guard it,
# and an answer can only log in, never link an account.
SOCIALACCOUNT_LOGIN_ON_GET = True
