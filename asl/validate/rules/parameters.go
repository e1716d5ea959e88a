package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/asl/validate"
)

// parameterOf returns the parameter that a member of Parameters or Arguments gives: its name, in JSONPath without ".$".
func parameterOf(state *validate.State, member string) string {
	if state.JSONata() {
		return member
	}
	return strings.TrimSuffix(member, ".$")
}

// meantBy returns the parameter that an unknown name most likely means and that is not given beside it, "" when none is near.
func meantBy(state *validate.State, c *validate.Call, name string) string {
	var free []string
	for _, p := range c.Parameters() {
		if !gives(state, c, p.Name) {
			free = append(free, p.Name)
		}
	}
	return nearestOf(name, free)
}

// gives reports whether a parameter is given under its own name.
func gives(state *validate.State, c *validate.Call, name string) bool {
	return c.Given.Member(name) != nil || !state.JSONata() && c.Given.Member(name+".$") != nil
}

// unknownMeans returns the parameters that are meant by unknown names, so that they are not missing.
func unknownMeans(state *validate.State, c *validate.Call) map[string]bool {
	meant := map[string]bool{}
	for _, m := range c.Given.Members() {
		if name := parameterOf(state, m.Name); c.Parameter(name) == nil {
			meant[meantBy(state, c, name)] = true
		}
	}
	return meant
}

// required reports whether a parameter must be given.
func required(c *validate.Call, name string) bool {
	p := c.Parameter(name)
	return p != nil && p.Required
}

// apiParameter reports whether the API that an optimized integration calls has a parameter that the integration is not known to take.
func apiParameter(i *service.Integration, name string) bool {
	if i == nil || i.SDKService == "" {
		return false
	}
	for _, p := range service.LookupSDK(i.SDKService).Action(i.SDKAction).Parameters {
		if strings.EqualFold(p.Name, name) {
			return true
		}
	}
	return false
}
