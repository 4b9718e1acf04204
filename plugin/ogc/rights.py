"""Names of those who may read or write something that is published."""

EVERYBODY = "*"
ADMINISTRATORS = "ADMIN"
