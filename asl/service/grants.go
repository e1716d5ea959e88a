package service

import (
	_ "embed" // the table
	"encoding/json"
	"strings"
	"sync"
)

//go:embed grants.jsonl
var grantsText string

// Use is something that a state machine does beyond optimized integrations, and needs permissions for.
type Use string

// The uses that grants.jsonl knows.
const (
	// ForFunction is a Lambda function that a Task calls by its own ARN.
	ForFunction Use = "lambda function ARN"
	// ForActivity is an activity. It needs no permissions; its workers do.
	ForActivity Use = "activity"
	// ForGetObject is an ItemReader that reads one object of Amazon S3.
	ForGetObject Use = "itemReader s3:getObject"
	// ForListObjects is an ItemReader that lists objects of Amazon S3.
	ForListObjects Use = "itemReader s3:listObjectsV2"
	// ForResultWriter is a ResultWriter that writes objects of Amazon S3.
	ForResultWriter Use = "resultWriter s3:putObject"
	// ForMapRun is a distributed Map, which starts executions of the machine itself.
	ForMapRun Use = "distributed map"
	// ForLogging is the logging of executions.
	ForLogging Use = "logging"
	// ForXRay is the tracing of executions.
	ForXRay Use = "xray"
	// ForCredentials is the role that a Task takes.
	ForCredentials Use = "credentials.RoleArn"
)

// Uses returns all uses.
func Uses() []Use {
	return []Use{ForFunction, ForActivity, ForGetObject, ForListObjects, ForResultWriter, ForMapRun, ForLogging, ForXRay, ForCredentials}
}

// GrantsOf returns the permissions that a use needs, nil when it needs none. The list is shared and must not be changed.
func GrantsOf(use Use) []Statement { return grants()[use] }

var grants = sync.OnceValue(func() map[Use][]Statement {
	table := map[Use][]Statement{}
	for line := range strings.SplitSeq(strings.TrimSuffix(grantsText, "\n"), "\n") {
		var l struct {
			For Use
			IAM []Statement
		}
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			panic("service: grants.jsonl is damaged: " + err.Error()) // a test reads every line
		}
		if l.For != "" {
			table[l.For] = l.IAM
		}
	}
	return table
})
