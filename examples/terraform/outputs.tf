output "clinical_note_arn" {
  description = "The state machine that drafts notes."
  value       = module.clinical_note.state_machine_arn
}

output "clinical_note_alias_arn" {
  description = "The alias that leads to its newest version."
  value       = module.clinical_note.alias_arn
}

output "study_backfill_arn" {
  description = "The state machine that reads studies."
  value       = module.study_backfill.state_machine_arn
}

output "review_queue_url" {
  description = "Where physicians find what to review."
  value       = aws_sqs_queue.reviews.url
}

output "notice_queue_url" {
  description = "Where authors find what became of their notes."
  value       = aws_sqs_queue.notices.url
}

output "audit_table" {
  description = "The failures."
  value       = aws_dynamodb_table.audit.name
}

output "backlog_bucket" {
  description = "Where the lists of studies go."
  value       = aws_s3_bucket.data["backlog"].id
}

output "results_bucket" {
  description = "Where the findings are."
  value       = aws_s3_bucket.data["results"].id
}
