package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// dollarName reports names that end in .$ in JSONata states.
var dollarName = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3016", Severity: diag.Warning,
		Title: "name that ends in .$ is taken literally in a JSONata state",
		Doc: "In the payload templates of JSONPath states, .$ at the end of a name says that the value is a path. JSONata states do not have " +
			"this: the receiver gets a member whose name ends in .$.",
		Spec: jsonataGuide,
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": {"total.$": "$.order.total"}}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": {"total": "{% $states.input.order.total %}"}}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, state := range p.States() {
			if !state.JSONata() {
				continue
			}
			for _, list := range [][]*validate.Site{state.Sites, state.Texts} {
				for _, s := range list {
					if name := s.Name(); strings.HasSuffix(name, ".$") {
						p.Report(s.Pointer(), "the name %q is taken literally, with its \".$\"", name).AtName().
							Help("write %q: \"{%% … %%}\"", strings.TrimSuffix(name, ".$"))
					}
				}
			}
		}
	},
}
