// Package terraform makes a Terraform module from a state machine: the machine with its definition, a role with the permissions that
// the definition needs and no others, a log group, and a variable for every parameter.
//
// A module for the workflow clinical-note has five files:
//
//	main.tf                          the resources
//	variables.tf                     the workflow's parameters, and what can be set
//	outputs.tf                       ARNs and names
//	versions.tf                      the versions of Terraform and of the provider
//	clinical-note.asl.json.tftpl     the definition, for templatefile
//
// The definition gets exactly the parameters of the workflow. Whatever else Terraform would take for an interpolation or a directive
// is escaped, so Step Functions gets what the workflow says, byte for byte.
//
// The files are aslgen's, and their first lines say so: files of others are never replaced.
package terraform
