package validate

import (
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/service"
)

// Call is what a Task calls: its Resource, what the catalogue of services knows of it, and what it hands over.
type Call struct {
	// Text is the Resource as it is written.
	Text string
	// ARN reports whether it is an ARN at all. If not, Resource is empty.
	ARN bool
	// Resource is the Resource, taken apart.
	Resource service.Resource
	// Template reports whether a ${…} placeholder stands in the Resource.
	Template bool
	// Integration is the optimized integration. Nil: the Resource names none, or none that is known.
	Integration *service.Integration
	// Service is the service of an AWS SDK integration. Nil: the Resource names none, or none that is known.
	Service *service.SDKService
	// Action is the action of that service. Nil: the Resource names none, or none that is known.
	Action *service.Action
	// Field is the field that holds the parameters: "Arguments" in JSONata, else "Parameters".
	Field string
	// Given is the value of that field when it is an object. Nil: there is none, so that the input of the state is handed over,
	// or it is computed.
	Given *jsontree.Value
}

// Call returns the call of a Task. It is nil for other states, and for a Task whose Resource is no text.
func (s *State) Call() *Call {
	if !s.called {
		s.called = true
		s.call = newCall(s)
	}
	return s.call
}

func newCall(s *State) *Call {
	resource := s.Tree.Get("Resource")
	if s.Kind() != asl.TypeTask || resource.Kind() != jsontree.String {
		return nil
	}
	c := &Call{Text: resource.Str(), Field: "Parameters"}
	if s.JSONata() {
		c.Field = "Arguments"
	}
	if given := s.Tree.Get(c.Field); given.Kind() == jsontree.Object {
		c.Given = given
	}
	c.Template = strings.Contains(c.Text, "${")
	c.Resource, c.ARN = service.Parse(c.Text)
	switch c.Resource.Kind {
	case service.Optimized:
		c.Integration = service.LookupOptimized(c.Resource.Service, c.Resource.Action)
	case service.SDK:
		if c.Service = service.LookupSDK(c.Resource.Service); c.Service != nil {
			c.Action = c.Service.Action(c.Resource.Action)
		}
	}
	return c
}

// Name names the call for a message: "sqs:sendMessage", "aws-sdk:s3:getObject".
func (c *Call) Name() string {
	if c.Resource.Kind == service.SDK {
		return "aws-sdk:" + c.Resource.Service + ":" + c.Resource.Action
	}
	return c.Resource.Service + ":" + c.Resource.Action
}

// Parameters returns what the call takes. Nothing is known of a call that the catalogue has not.
func (c *Call) Parameters() []service.Parameter {
	switch {
	case c.Integration != nil:
		return c.Integration.Parameters
	case c.Action != nil:
		return c.Action.Parameters
	default:
		return nil
	}
}

// Parameter returns the parameter of that name, nil when the call takes none.
func (c *Call) Parameter(name string) *service.Parameter {
	list := c.Parameters()
	for i := range list {
		if list[i].Name == name {
			return &list[i]
		}
	}
	return nil
}
