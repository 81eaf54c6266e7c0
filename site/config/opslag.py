"""Files on S3 or what speaks its language. Needs the optional extra of that name."""

from storages.backends.s3 import S3Storage

from gemeenten.toegang.muren.opslag import AchterDeMuur


class S3Opslag(AchterDeMuur, S3Storage):
    """A private bucket; readers get its files through the site, which asks who may have them."""
