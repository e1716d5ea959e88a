# The queues of the physicians, of the authors and of the studies that were not read, the alarms, the tables of reviews and failures, and the buckets.

resource "aws_sqs_queue" "reviews" {
  name                      = "${var.name_prefix}reviews"
  message_retention_seconds = 1209600
  tags                      = local.tags
}

resource "aws_sqs_queue" "notices" {
  name = "${var.name_prefix}notices"
  tags = local.tags
}

resource "aws_sqs_queue" "unread" {
  name                      = "${var.name_prefix}unread"
  message_retention_seconds = 1209600
  tags                      = local.tags
}

resource "aws_sns_topic" "alarms" {
  name = "${var.name_prefix}alarms"
  tags = local.tags
}

resource "aws_dynamodb_table" "reviews" {
  name         = "${var.name_prefix}reviews"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "key"
  tags         = local.tags

  attribute {
    name = "key"
    type = "S"
  }
}

resource "aws_dynamodb_table" "audit" {
  name         = "${var.name_prefix}audit"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "executionId"
  tags         = local.tags

  attribute {
    name = "executionId"
    type = "S"
  }
}

data "aws_caller_identity" "current" {}

resource "aws_s3_bucket" "data" {
  for_each = toset(["records", "backlog", "results"])

  bucket        = "${var.name_prefix}${each.key}-${data.aws_caller_identity.current.account_id}"
  force_destroy = true
  tags          = local.tags
}

resource "aws_kms_key" "records" {
  description             = "Encrypts what HealthLake writes about imports."
  deletion_window_in_days = 7
  enable_key_rotation     = true
  tags                    = local.tags
}

# HealthLake reads the encounters and writes its log with this role; the state machine hands it on.
resource "aws_iam_role" "import" {
  name                 = "${var.name_prefix}healthlake-import"
  assume_role_policy   = data.aws_iam_policy_document.assume["healthlake"].json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = local.tags
}

resource "aws_iam_role_policy" "import" {
  name   = "records"
  role   = aws_iam_role.import.id
  policy = data.aws_iam_policy_document.import.json
}

data "aws_iam_policy_document" "import" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.data["records"].arn]
  }

  statement {
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${aws_s3_bucket.data["records"].arn}/*"]
  }

  statement {
    actions   = ["kms:DescribeKey", "kms:GenerateDataKey"]
    resources = [aws_kms_key.records.arn]
  }
}
