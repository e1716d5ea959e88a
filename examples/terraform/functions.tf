# One program serves all functions; the variable HANDLER says which one it is.

locals {
  functions = toset([
    "clinical-note-stage",
    "clinical-note-chart",
    "clinical-note-draft",
    "clinical-note-validate",
    "clinical-note-publish",
    "clinical-note-roll-back",
    "study-backfill-read",
    "study-backfill-sum-up",
  ])
}

resource "aws_lambda_function" "this" {
  for_each = local.functions

  function_name = "${var.name_prefix}${each.key}"
  role          = aws_iam_role.functions.arn
  runtime       = "provided.al2023"
  architectures = ["arm64"]
  handler       = "bootstrap"
  filename      = var.functions_zip
  timeout       = 60
  tags          = local.tags

  environment {
    variables = { HANDLER = each.key }
  }
}

resource "aws_iam_role" "functions" {
  name                 = "${var.name_prefix}functions"
  assume_role_policy   = data.aws_iam_policy_document.assume["lambda"].json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = local.tags
}

data "aws_iam_policy_document" "assume" {
  for_each = toset(["lambda", "healthlake"])

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["${each.key}.amazonaws.com"]
    }
  }
}
