package service

import (
	_ "embed" // the table
	"encoding/json"
	"slices"
	"strings"
	"sync"
)

//go:embed optimized.jsonl
var optimizedText string

// Integration is an optimized integration: a call that Step Functions knows beyond the API of the service.
type Integration struct {
	// Service and Action name it in a Resource: "sqs" and "sendMessage".
	Service, Action string
	// Offers are the patterns it can be called by.
	Offers []Offer
	// Doubtful are patterns about which the documents of AWS contradict each other. They are not among the offers.
	Doubtful []Pattern
	// Parameters are what it takes.
	Parameters []Parameter
	// OneOf are groups of parameters of which each call must give one.
	OneOf [][]string
	// Subset reports whether the integration takes fewer parameters than the API. The guide no longer lists them, so that others
	// may have come in.
	Subset bool
	// Errors are names of errors it fails with; there are more. None of them is of the language itself, such as States.Timeout.
	Errors []string
	// ErrorPrefixes are what the names of its errors begin with: "ECS" and "AmazonECS".
	ErrorPrefixes []string
	// SDKService and SDKAction are the call of the API that it makes, as the AWS SDK integration names it. Empty: it is none.
	SDKService, SDKAction string
	// Metadata reports whether results carry SdkHttpMetadata and SdkResponseMetadata beside those of the API.
	Metadata bool

	allErrors func() []string
}

// AllErrors returns the names of the errors it may fail with: those that are listed for it, and those of the API that it calls,
// under its own prefix. There may be more. The list is shared and must not be changed.
func (i *Integration) AllErrors() []string { return i.allErrors() }

// Offer is one pattern that an integration offers.
type Offer struct {
	// Pattern is the pattern.
	Pattern Pattern
	// Express reports whether EXPRESS workflows can use it.
	Express bool
	// Result is the shape of the result as JSON: an object from names to types in words, or a string that tells it. Empty: the
	// output of SendTaskSuccess, or not known.
	Result string
	// IAM are the permissions that the role of the machine needs.
	IAM []Statement
}

// Statement is one permission that a role needs.
type Statement struct {
	// Actions are the IAM actions.
	Actions []string `json:"actions"`
	// Resources are templates of the ARNs; ${Name} stands for the value of that parameter, for Partition, Region or Account.
	Resources []string `json:"resources"`
	// DynamicResources replace Resources when a parameter in them is an expression. Empty: the same.
	DynamicResources []string `json:"dynamicResources"`
	// When says in words when the permission is needed. Empty: always.
	When string `json:"when"`
	// Condition is the Condition of the IAM statement as JSON. Empty: none.
	Condition json.RawMessage `json:"condition"`
}

// Offer returns the offer of a pattern, nil when it is not offered.
func (i *Integration) Offer(p Pattern) *Offer {
	for n := range i.Offers {
		if i.Offers[n].Pattern == p {
			return &i.Offers[n]
		}
	}
	return nil
}

// LookupOptimized returns an optimized integration, nil when there is none of that service and action.
func LookupOptimized(service, action string) *Integration {
	read := optimizedIndex().byName[service+":"+action]
	if read == nil {
		return nil
	}
	return read()
}

// OptimizedServices returns the services that have optimized integrations, sorted.
func OptimizedServices() []string { return slices.Clone(optimizedIndex().services) }

// OptimizedActions returns the actions of a service that are optimized integrations, sorted. None: the service has none.
func OptimizedActions(service string) []string {
	return slices.Clone(optimizedIndex().actions[service])
}

// LookupOptimizedPrefix returns the service with optimized integrations whose errors begin with a prefix, such as "DynamoDB"; "" when
// there is none.
func LookupOptimizedPrefix(prefix string) string { return optimizedPrefixes()[prefix] }

// optimizedLine is a line of optimized.jsonl.
type optimizedLine struct {
	Resource string
	SDK      string
	Metadata bool
	Subset   bool
	Patterns []struct {
		Pattern Pattern
		Result  json.RawMessage
		IAM     []Statement
	}
	Doubtful   []Pattern
	Parameters []struct {
		Name     string
		Type     string
		Required bool
	}
	OneOf    [][]string
	Prefixes []string
	Errors   []string
}

type optimizedTable struct {
	services []string
	actions  map[string][]string
	byName   map[string]func() *Integration
}

var optimizedIndex = sync.OnceValue(func() *optimizedTable {
	t := &optimizedTable{actions: map[string][]string{}, byName: map[string]func() *Integration{}}
	for line := range strings.SplitSeq(optimizedText, "\n") {
		name, ok := strings.CutPrefix(line, `{"resource":"`)
		if !ok {
			continue // the first line tells about the table
		}
		name, _, _ = strings.Cut(name, `"`)
		service, action, _ := strings.Cut(name, ":")
		if t.actions[service] == nil {
			t.services = append(t.services, service)
		}
		t.actions[service] = append(t.actions[service], action)
		t.byName[name] = sync.OnceValue(func() *Integration { return readIntegration(service, action, line) })
	}
	return t
})

// optimizedPrefixes are the services by the prefixes of their errors.
var optimizedPrefixes = sync.OnceValue(func() map[string]string {
	prefixes := map[string]string{}
	for _, service := range optimizedIndex().services {
		for _, prefix := range LookupOptimized(service, optimizedIndex().actions[service][0]).ErrorPrefixes {
			prefixes[prefix] = service
		}
	}
	return prefixes
})

func readIntegration(service, action, line string) *Integration {
	var l optimizedLine
	if err := json.Unmarshal([]byte(line), &l); err != nil {
		panic("service: optimized.jsonl is damaged: " + err.Error()) // a test reads every line
	}
	i := &Integration{
		Service: service, Action: action, Doubtful: l.Doubtful, OneOf: l.OneOf, Subset: l.Subset, Errors: l.Errors, ErrorPrefixes: l.Prefixes,
		Metadata: l.Metadata,
	}
	i.SDKService, i.SDKAction, _ = strings.Cut(l.SDK, ":")
	for _, p := range l.Patterns {
		i.Offers = append(i.Offers, Offer{Pattern: p.Pattern, Express: p.Pattern == RequestResponse, Result: string(p.Result), IAM: p.IAM})
	}
	for _, p := range l.Parameters {
		i.Parameters = append(i.Parameters, optimizedParameter(p.Name, p.Type, p.Required))
	}
	i.allErrors = sync.OnceValue(func() []string {
		names := slices.Clone(i.Errors)
		if s := LookupSDK(i.SDKService); s != nil && len(i.ErrorPrefixes) > 0 {
			for _, name := range s.Errors() {
				names = append(names, i.ErrorPrefixes[0]+name[len(s.ErrorPrefix):])
			}
		}
		return names
	})
	return i
}
