// Package examples is the root of the example workflows, one a folder. They are a module of their own, as a user's workflows are:
// clinicalnote imports the AWS SDK, which the library does not depend on. The file go.work above makes one workspace of both.
package examples
