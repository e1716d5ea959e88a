# Two workflows and what they work with. The folders clinical-note and study-backfill are modules that aslgen generates from the Go code:
#
#   aslgen generate ./examples/...
#
# A parameter of a workflow is a variable of its module; the role of each state machine may do what its definition does, and no more.

module "clinical_note" {
  source = "./clinical-note"

  stage_function     = aws_lambda_function.this["clinical-note-stage"].arn
  chart_function     = aws_lambda_function.this["clinical-note-chart"].arn
  draft_function     = aws_lambda_function.this["clinical-note-draft"].arn
  validate_function  = aws_lambda_function.this["clinical-note-validate"].arn
  publish_function   = aws_lambda_function.this["clinical-note-publish"].arn
  roll_back_function = aws_lambda_function.this["clinical-note-roll-back"].arn

  review_queue_url = aws_sqs_queue.reviews.url
  notice_queue_url = aws_sqs_queue.notices.url
  audit_table      = aws_dynamodb_table.audit.name
  reviews_table    = aws_dynamodb_table.reviews.name
  alarm_topic_arn  = aws_sns_topic.alarms.arn

  datastore_id        = var.healthlake_datastore_id
  images_datastore_id = var.healthimaging_datastore_id
  records_bucket      = aws_s3_bucket.data["records"].id
  records_key_arn     = aws_kms_key.records.arn
  import_role_arn     = aws_iam_role.import.arn

  name_prefix              = var.name_prefix
  alias                    = "live"
  log_level                = "ALL"
  log_retention_days       = 365
  permissions_boundary_arn = var.permissions_boundary_arn
  tags                     = local.tags
}

module "study_backfill" {
  source = "./study-backfill"

  backlog_bucket   = aws_s3_bucket.data["backlog"].id
  results_bucket   = aws_s3_bucket.data["results"].id
  model_function   = aws_lambda_function.this["study-backfill-read"].arn
  summary_function = aws_lambda_function.this["study-backfill-sum-up"].arn
  unread_queue_url = aws_sqs_queue.unread.url

  name_prefix              = var.name_prefix
  permissions_boundary_arn = var.permissions_boundary_arn
  tags                     = local.tags
}

locals {
  tags = merge({ application = "aslgen-examples" }, var.tags)
}
