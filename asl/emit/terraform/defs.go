package terraform

import "github.com/aslgen/aslgen/asl/diag"

var (
	refusedName = diag.Def{
		Code: "ASL7001", Severity: diag.Error,
		Title: "Terraform refuses the name of a parameter",
		Doc: "A parameter of the workflow becomes a variable of the module. Terraform keeps the names source, version, providers, count, " +
			"for_each, lifecycle, depends_on and locals for itself, and in a template the words true, false and null are values.",
		Spec: "https://developer.hashicorp.com/terraform/language/values/variables",
		Bad:  `builder.Param("source")`,
		Good: `builder.Param("source_bucket")`,
	}
	takenName = diag.Def{
		Code: "ASL7002", Severity: diag.Error,
		Title: "parameter has the name of a variable of the module",
		Doc:   "Every generated module has variables of its own, such as tags and name_prefix. A parameter of the workflow needs another name.",
		Bad:   `builder.Param("tags")`,
		Good:  `builder.Param("note_tags")`,
	}
	notPassed = diag.Def{
		Code: "ASL7003", Severity: diag.Error,
		Title: "nobody passes the parameter",
		Doc: "A text that says what a state calls or uses holds ${name}, and name is no parameter of the workflow. The module would hand it to " +
			"AWS as it is, where no ARN, URL, bucket or function has such a name.",
		Bad:  `lambdatask.Function[In, Out]("arn:aws:lambda:${region}:111122223333:function:draft")`,
		Good: `lambdatask.Function[In, Out](builder.Param("draft_function"))`,
	}
	keptText = diag.Def{
		Code: "ASL7004", Severity: diag.Warning,
		Title: "text looks like a parameter",
		Doc: "A text holds ${name}, and name is no parameter of the workflow. The module keeps it as it is: Step Functions gets a dollar and " +
			"braces. Where a value is meant that is filled in at deployment, it has to be a parameter.",
		Bad:  `builder.Lit("Stage: ${stage}")`,
		Good: `builder.Format("Stage: {}", builder.Param("stage"))`,
	}
	unusedParam = diag.Def{
		Code: "ASL7005", Severity: diag.Error,
		Title: "nothing uses the parameter",
		Doc:   "The workflow has a parameter that stands nowhere in its definition, so a variable for it would have no effect.",
		Bad:   `builder.New[In, Out]("note", builder.InPartition(builder.Param("partition"))) // and no state calls a service`,
		Good:  `builder.New[In, Out]("note")`,
	}
	unknownRight = diag.Def{
		Code: "ASL7006", Severity: diag.Warning,
		Title: "permission is not known",
		Doc: "The role may need a right that the definition does not tell, such as that to pass the roles in a task definition, and the policy of " +
			"the module holds no guess. The output role_name names the role, for a policy of your own. A right that is only wider than it could " +
			"be, since its target is chosen at run time, and one that another role needs, are comments in main.tf and no finding.",
		Spec: "https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html",
	}
	unusableMachine = diag.Def{
		Code: "ASL7007", Severity: diag.Error,
		Title: "machine cannot become a module",
		Doc:   "The definition is no JSON, or the name is not one that Step Functions takes: 1 to 80 letters, digits, - and _.",
	}
)

// Defs returns the documentation of every code that this package reports, in the order of the codes.
func Defs() []diag.Def {
	return []diag.Def{refusedName, takenName, notPassed, keptText, unusedParam, unknownRight, unusableMachine}
}
