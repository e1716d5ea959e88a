variable "name_prefix" {
  description = "Stands in front of the names of the state machine, its role and its log group, such as \"test-\"."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = null
    error_message = null
  }
}

variable "log_level" {
  description = "What is logged: ALL, ERROR, FATAL or OFF."
  type        = string
  default     = null
  nullable    = false

  validation {
    condition     = contains(["ALL", "ERROR", "FATAL", "OFF"], var.log_level)
    error_message = "The level is ALL, ERROR, FATAL or OFF."
  }
}

variable "log_execution_data" {
  description = "Whether the log holds inputs and outputs of states. They may be personal data."
  type        = bool
  default     = false
  nullable    = false
}

variable "log_retention_days" {
  description = "How many days the log is kept; 0 keeps it for ever."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = contains([0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "CloudWatch Logs knows 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 and 3653 days."
  }
}

variable "log_kms_key_arn" {
  description = "The ARN of the KMS key that encrypts the log group. Its key policy must let CloudWatch Logs, logs.REGION.amazonaws.com, use it. null: the key of the service."
  type        = string
  default     = null

  validation {
    condition     = var.log_kms_key_arn == null || can(regex("^arn:[a-z-]+:kms:", var.log_kms_key_arn))
    error_message = "This is not the ARN of a KMS key."
  }
}

variable "tracing" {
  description = "Whether executions are traced with X-Ray."
  type        = bool
  default     = true
  nullable    = false
}

variable "kms" {
  description = "The KMS key that encrypts the definition and the data of executions, and for how many seconds Step Functions uses a data key again, 60 to 900. Its key policy must leave permissions to the IAM of the account and, unless log_level is OFF, let delivery.logs.amazonaws.com call kms:Decrypt. null: the key of the service."
  type = object({
    key_arn                = string
    data_key_reuse_seconds = optional(number, 300)
  })
  default = null

  validation {
    condition     = var.kms == null || can(regex("^arn:[a-z-]+:kms:", var.kms.key_arn))
    error_message = "key_arn is not the ARN of a KMS key."
  }

  validation {
    condition     = var.kms == null || try(var.kms.data_key_reuse_seconds >= 60 && var.kms.data_key_reuse_seconds <= 900, false)
    error_message = "data_key_reuse_seconds is 60 to 900."
  }
}

variable "permissions_boundary_arn" {
  description = "The policy that bounds the permissions of the role. null: none."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:[a-z-]+:iam:", var.permissions_boundary_arn))
    error_message = "This is not the ARN of a policy."
  }
}

variable "publish" {
  description = "Whether every change of the state machine is published as a version."
  type        = bool
  default     = false
  nullable    = false
}

variable "alias" {
  description = "The name of an alias that leads to the newest version, such as \"live\". It makes every change be published. null: none."
  type        = string
  default     = null

  validation {
    condition     = var.alias == null || can(regex("^[0-9A-Za-z_.-]{1,80}$", var.alias))
    error_message = "The name of an alias has 1 to 80 letters, digits, -, _ and full stops."
  }

  validation {
    condition     = var.alias == null || !can(regex("^[0-9]+$", var.alias))
    error_message = "The name of an alias is not a number: versions have numbers."
  }
}

variable "tags" {
  description = "Tags of the state machine, the role and the log group."
  type        = map(string)
  default     = {}
  nullable    = false
}
