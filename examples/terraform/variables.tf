variable "name_prefix" {
  description = "Stands in front of every name, such as \"test-\"."
  type        = string
  default     = "examples-"
}

variable "functions_zip" {
  description = "The deployment package of the functions: a zip file with the program of examples/function, named bootstrap."
  type        = string
}

variable "healthlake_datastore_id" {
  description = "The data store of HealthLake that the encounters are imported into."
  type        = string
}

variable "healthimaging_datastore_id" {
  description = "The data store of HealthImaging that holds the images."
  type        = string
}

variable "permissions_boundary_arn" {
  description = "The policy that bounds the permissions of the roles. null: none."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of everything."
  type        = map(string)
  default     = {}
}
