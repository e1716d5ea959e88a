// Package newservice stands for a package of the AWS SDK for Go that the catalogue does not know.
package newservice

// StartThingInput is the request of StartThing.
type StartThingInput struct{ Name *string }

// StartThingOutput is its response.
type StartThingOutput struct{ Id *string }
