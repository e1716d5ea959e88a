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
	errors      []string // with the prefix
	unsupported []string
	actions     []string // names, in order
	lines       []string // of the same indexes
	read        sync.Map // *Action by name, of those that were asked for
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
	if a, ok := calls.read.Load(name); ok {
		return a.(*Action)
	}
	words := strings.Fields(calls.lines[i])
	a := &Action{Service: s, Name: name, Parameters: make([]Parameter, 0, len(words)-1)}
	for _, word := range words[1:] {
		a.Parameters = append(a.Parameters, sdkParameter(word))
	}
	calls.read.Store(name, a)
	return a
}

// Unsupported reports whether the developer guide says that Step Functions does not support the action.
func (s *SDKService) Unsupported(action string) bool {
	return slices.Contains(s.calls().unsupported, action)
}

// Errors returns the names of the errors that the API of the service documents, with the prefix: "S3.NoSuchKeyException". A call
// may fail with others, among them "S3.S3Exception" and "S3.SdkClientException". The list is shared and must not be changed.
func (s *SDKService) Errors() []string { return s.calls().errors }

// Nearest returns the action that a misspelt one most likely means, "" when none is near.
func (s *SDKService) Nearest(action string) string { return diag.Nearest(action, s.calls().actions) }

// reader returns the function that reads the block of the service, once.
func reader(prefix string, offset, length int) func() *sdkCalls {
	return sync.OnceValue(func() *sdkCalls {
		calls := &sdkCalls{}
		add := func(exceptions []string) {
			for _, name := range append(exceptions, prefix+"Exception", "SdkClientException") {
				calls.errors = append(calls.errors, prefix+"."+name)
			}
		}
		if length == 0 {
			add(nil)
			return calls
		}
		text, err := io.ReadAll(flate.NewReader(strings.NewReader(sdkBlocks[offset : offset+length])))
		if err != nil {
			panic("service: sdk.flate is damaged: " + err.Error()) // a test reads every block
		}
		lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
		calls.unsupported = strings.Fields(lines[1])
		add(strings.Fields(lines[0]))
		calls.lines = lines[2:]
		calls.actions = make([]string, len(calls.lines))
		for i, line := range calls.lines {
			calls.actions[i], _, _ = strings.Cut(line, " ")
		}
		return calls
	})
}
