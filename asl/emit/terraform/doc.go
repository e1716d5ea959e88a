// Package terraform makes a Terraform module from a state machine.
package terraform
