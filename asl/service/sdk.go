package service

import (
	"compress/flate"
	_ "embed" // the tables
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/aslgen/aslgen/asl/diag"
)

//go:embed sdk.flate
var sdkBlocks string

// SDKService is a service that Tasks call by its API: arn:aws:states:::aws-sdk:service:action.
type SDKService struct {
	// Name is the service in a Resource, "sfn".
	Name string
	// ID is the service id of the AWS SDK, "SFN".
	ID string
	// ErrorPrefix is what the names of its errors begin with, "Sfn" in "Sfn.InvalidTokenException".
	ErrorPrefix string
	// IAMPrefix is what the names of its IAM actions begin with, "states" in "states:StartExecution". Empty: not known.
	IAMPrefix string
	// GoPackage is the name of its package in the AWS SDK for Go, "sfn". Empty: it has none.
	GoPackage string
	// Documented reports whether the Step Functions developer guide lists it. The others are newer than the list, or not offered.
	Documented bool

	calls func() *sdkCalls
}

// sdkCalls is the block of a service, read at first use.
type sdkCalls struct {
	exceptions  []string
	unsupported []string
	actions     []string // names, in order
	lines       []string // of the same indexes
}

// Action is one action of an AWS SDK service.
type Action struct {
	// Service is the service it belongs to.
	Service *SDKService
	// Name is the action in a Resource, "startExecution".
	Name string
	// Parameters are what it takes, in the order of the API.
	Parameters []Parameter
}

// LookupSDK returns the service of that name, nil when the catalogue has none.
func LookupSDK(name string) *SDKService { return sdkIndex().byName[name] }

// SDKServices returns the names of all services of the AWS SDK, sorted.
func SDKServices() []string { return slices.Clone(sdkIndex().names) }

// Actions returns the names of all actions of the service, sorted. None: the catalogue does not know its actions.
func (s *SDKService) Actions() []string { return slices.Clone(s.calls().actions) }

// Action returns an action of the service, nil when the catalogue has none of that name.
func (s *SDKService) Action(name string) *Action {
	calls := s.calls()
	i, ok := slices.BinarySearch(calls.actions, name)
	if !ok {
		return nil
	}
	words := strings.Fields(calls.lines[i])
	a := &Action{Service: s, Name: name, Parameters: make([]Parameter, 0, len(words)-1)}
	for _, word := range words[1:] {
		a.Parameters = append(a.Parameters, sdkParameter(word))
	}
	return a
}

// Unsupported reports whether the developer guide says that Step Functions does not support the action.
func (s *SDKService) Unsupported(action string) bool {
	return slices.Contains(s.calls().unsupported, action)
}

// Errors returns the names of the errors that the API of the service documents, with the prefix: "S3.NoSuchKeyException". A call
// may fail with others, among them "S3.S3Exception" and "S3.SdkClientException".
func (s *SDKService) Errors() []string {
	names := make([]string, 0, len(s.calls().exceptions)+2)
	for _, name := range s.calls().exceptions {
		names = append(names, s.ErrorPrefix+"."+name)
	}
	return append(names, s.ErrorPrefix+"."+s.ErrorPrefix+"Exception", s.ErrorPrefix+".SdkClientException")
}

// Nearest returns the action that a misspelt one most likely means, "" when none is near.
func (s *SDKService) Nearest(action string) string { return diag.Nearest(action, s.calls().actions) }

// reader returns the function that reads the block of the service, once.
func reader(offset, length int) func() *sdkCalls {
	return sync.OnceValue(func() *sdkCalls {
		calls := &sdkCalls{}
		if length == 0 {
			return calls
		}
		text, err := io.ReadAll(flate.NewReader(strings.NewReader(sdkBlocks[offset : offset+length])))
		if err != nil {
			panic("service: sdk.flate is damaged: " + err.Error()) // a test reads every block
		}
		lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
		calls.exceptions, calls.unsupported = strings.Fields(lines[0]), strings.Fields(lines[1])
		calls.lines = lines[2:]
		calls.actions = make([]string, len(calls.lines))
		for i, line := range calls.lines {
			calls.actions[i], _, _ = strings.Cut(line, " ")
		}
		return calls
	})
}
