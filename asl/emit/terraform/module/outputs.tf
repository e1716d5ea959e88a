output "state_machine_arn" {
  description = "The ARN of the state machine."
  value       = aws_sfn_state_machine.this.arn
}

output "state_machine_name" {
  description = "The name of the state machine."
  value       = aws_sfn_state_machine.this.name
}

output "state_machine_version_arn" {
  description = "The ARN of the published version; null when none is published."
  value       = var.publish || var.alias != null ? aws_sfn_state_machine.this.state_machine_version_arn : null
}

output "alias_arn" {
  description = "The ARN of the alias; null when there is none."
  value       = one(aws_sfn_alias.this[*].arn)
}

output "role_arn" {
  description = "The ARN of the role that the state machine runs with."
  value       = aws_iam_role.this.arn
}

output "role_name" {
  description = "The name of that role, for policies of your own."
  value       = aws_iam_role.this.name
}

output "log_group_name" {
  description = "The name of the log group."
  value       = aws_cloudwatch_log_group.this.name
}

output "log_group_arn" {
  description = "The ARN of the log group."
  value       = aws_cloudwatch_log_group.this.arn
}
