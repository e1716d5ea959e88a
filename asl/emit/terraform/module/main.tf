data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.id
  account   = data.aws_caller_identity.current.account_id
  name      = null
  arn       = "arn:${local.partition}:states:${local.region}:${local.account}:stateMachine:${local.name}"

  # The name of a role is unique in the account and at most 64 characters long, so the region is a part of it.
  role_name_long = "${local.name}-${local.region}"
  role_name      = length(local.role_name_long) <= 64 ? local.role_name_long : "${substr(local.role_name_long, 0, 55)}-${substr(sha256(local.role_name_long), 0, 8)}"
}

resource "aws_sfn_state_machine" "this" {
  name       = local.name
  role_arn   = aws_iam_role.this.arn
  type       = null
  definition = null
  publish    = var.publish || var.alias != null
  tags       = var.tags

  logging_configuration {
    level                  = var.log_level
    include_execution_data = var.log_execution_data
    log_destination        = var.log_level == "OFF" ? null : "${aws_cloudwatch_log_group.this.arn}:*" # the role may not log then
  }

  tracing_configuration {
    enabled = var.tracing
  }

  dynamic "encryption_configuration" {
    for_each = var.kms == null ? [] : [var.kms]

    content {
      type                              = "CUSTOMER_MANAGED_KMS_KEY"
      kms_key_id                        = encryption_configuration.value.key_arn
      kms_data_key_reuse_period_seconds = encryption_configuration.value.data_key_reuse_seconds
    }
  }

  # Step Functions tries the permissions when the state machine is made.
  depends_on = [aws_iam_role_policy.this]
}

resource "aws_sfn_alias" "this" {
  count = var.alias == null ? 0 : 1
  name  = var.alias

  routing_configuration {
    state_machine_version_arn = aws_sfn_state_machine.this.state_machine_version_arn
    weight                    = 100
  }
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/vendedlogs/states/${local.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.log_kms_key_arn
  tags              = var.tags
}

resource "aws_iam_role" "this" {
  name                 = local.role_name
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags
}

# Step Functions takes the role for state machines of this account and region, in the form that its guide gives:
# https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["states.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:${local.partition}:states:${local.region}:${local.account}:stateMachine:*"]
    }
  }
}

resource "aws_iam_role_policy" "this" {
  name   = "state-machine"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.this.json
}

data "aws_iam_policy_document" "this" {
  # What delivers logs has no resources of its own.
  dynamic "statement" {
    for_each = var.log_level == "OFF" ? [] : ["logs"]

    content {
      actions = [
        "logs:CreateLogDelivery",
        "logs:DeleteLogDelivery",
        "logs:DescribeLogGroups",
        "logs:DescribeResourcePolicies",
        "logs:GetLogDelivery",
        "logs:ListLogDeliveries",
        "logs:PutResourcePolicy",
        "logs:UpdateLogDelivery",
      ]
      resources = ["*"]
    }
  }

  # Traces have no resources.
  dynamic "statement" {
    for_each = var.tracing ? ["xray"] : []

    content {
      actions = [
        "xray:GetSamplingRules",
        "xray:GetSamplingTargets",
        "xray:PutTelemetryRecords",
        "xray:PutTraceSegments",
      ]
      resources = ["*"]
    }
  }

  dynamic "statement" {
    for_each = var.kms == null ? [] : [var.kms]

    content {
      actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
      resources = [statement.value.key_arn]

      condition {
        test     = "StringEquals"
        variable = "kms:EncryptionContext:aws:states:stateMachineArn"
        values   = [local.arn]
      }
    }
  }

  # What is logged is encrypted with the key of the state machine on its way.
  dynamic "statement" {
    for_each = var.kms == null || var.log_level == "OFF" ? [] : [var.kms]

    content {
      actions   = ["kms:GenerateDataKey"]
      resources = [statement.value.key_arn]

      condition {
        test     = "StringEquals"
        variable = "kms:EncryptionContext:SourceArn"
        values   = ["arn:${local.partition}:logs:${local.region}:${local.account}:*"]
      }
    }
  }
}
