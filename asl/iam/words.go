package iam

import "strings"

// word returns what a name in a template of the catalogue stands for, and the field of the call that tells it. Most names are those of
// parameters; the others are in words.
func (c *call) word(name string) (field string, values []Resource) {
	if w := inWords[name]; w != nil {
		return w(c)
	}
	if list, path, ok := strings.Cut(name, "[]."); ok {
		path, fallback, _ := strings.Cut(path, " or ")
		return c.ofEach(list, path, fallback)
	}
	if field, fallback, ok := strings.Cut(name, " or "); ok {
		values = c.args.get(field).values()
		if len(values) == 0 {
			values = []Resource{literal(fallback)}
		}
		return field, values
	}
	if field, ok := strings.CutSuffix(name, " lower case"); ok {
		for _, v := range c.args.get(field).values() {
			values = append(values, lower(v))
		}
		return field, values
	}
	return name, c.args.get(name).values()
}

// ofEach returns a member of each element of a list.
func (c *call) ofEach(list, path, fallback string) (field string, values []Resource) {
	elems, _ := c.args.get(list).each()
	for _, e := range elems {
		v := e.get(path).values()
		if len(v) == 0 && fallback != "" {
			v = []Resource{literal(fallback)}
		}
		values = append(values, v...)
	}
	field = path
	if len(elems) == 1 && elems[0].unknown {
		field = list
	}
	return field, values
}

// inWords are names in templates that tell in words where the value comes from.
var inWords = map[string]func(*call) (string, []Resource){
	"own name":             func(*call) (string, []Resource) { return "", []Resource{{{Hole: HoleStateMachineName}}} },
	"Input.S3Uri":          func(c *call) (string, []Resource) { return c.object("Input.S3Uri") },
	"Output.S3Uri":         func(c *call) (string, []Resource) { return c.object("Output.S3Uri") },
	"task role ARN":        func(c *call) (string, []Resource) { return c.parameter("Overrides.TaskRoleArn") },
	"execution role ARN":   func(c *call) (string, []Resource) { return c.parameter("Overrides.ExecutionRoleArn") },
	"model execution role": (*call).modelRole,
	"ConnectionArn":        (*call).connection,
	"ProjectName":          (*call).project,
	"RoleArn":              (*call).jobRole,
	"name":                 (*call).reportGroup,
	"state machine name":   func(c *call) (string, []Resource) { return c.parameter("StateMachineArn") },
	"Prefix":               (*call).prefix,
	"Listed":               func(c *call) (string, []Resource) { return c.parameter("Prefix") },
}

func (c *call) parameter(field string) (string, []Resource) { return field, c.args.get(field).values() }

// object is the bucket and key in an s3:// URI.
func (c *call) object(field string) (string, []Resource) {
	var values []Resource
	for _, v := range c.args.get(field).values() {
		if !v.any() {
			v = objectOfURI(v)
		}
		values = append(values, v)
	}
	return field, values
}

// modelRole is the role of a SageMaker model, which stands in the model alone.
func (c *call) modelRole() (string, []Resource) {
	c.doubt(GapMissing, "ModelName", "the execution role of the model stands in the model; when it must be passed, add iam:PassRole on it for sagemaker.amazonaws.com")
	return "", nil
}

// jobRole is the role of a job; that of a tuning job stands in the definitions of its training jobs.
func (c *call) jobRole() (string, []Resource) {
	const one, many = "TrainingJobDefinition", "TrainingJobDefinitions"
	if field, values := c.parameter("RoleArn"); len(values) > 0 {
		return field, values
	}
	field, values := c.parameter(one + ".RoleArn")
	if _, more := c.ofEach(many, "RoleArn", ""); len(more) > 0 {
		field, values = many+".RoleArn", union(values, more)
	}
	return field, values
}

// connection is the connection of an HTTP Task.
func (c *call) connection() (string, []Resource) {
	for _, field := range []string{"Authentication.ConnectionArn", "InvocationConfig.ConnectionArn"} {
		if values := c.args.get(field).values(); len(values) > 0 {
			return field, values
		}
	}
	return "", nil
}

// project is the project of CodeBuild that a build belongs to: the ids of builds begin with its name.
func (c *call) project() (string, []Resource) {
	if field, values := c.parameter("ProjectName"); len(values) > 0 {
		return field, values
	}
	field, ids := c.parameter("Id")
	if len(ids) == 0 {
		field = "Ids"
		elems, _ := c.args.get("Ids").each()
		for _, e := range elems {
			ids = append(ids, e.values()...)
		}
	}
	var values []Resource
	for _, id := range ids {
		if id.param() != "" {
			id = wildcard // an id, of which only the first part is the name
		} else if id.isARN() { // arn:aws:codebuild:region:account:build/project:id
			parts := id.split(":", -1)
			if len(parts) > 5 {
				name := parts[5].split("/", 2)
				id = concat(join(":", parts[:5]...), parse(":project/"), name[len(name)-1])
			}
		} else if parts := id.split(":", 2); len(parts) == 2 {
			id = orAny(parts[0])
		}
		values = append(values, id)
	}
	return field, values
}

// reportGroup is the report group of CodeBuild that a report belongs to: arn:aws:codebuild:region:account:report/group:id.
func (c *call) reportGroup() (string, []Resource) {
	var values []Resource
	elems, _ := c.args.get("ReportArns").each()
	for _, e := range elems {
		for _, v := range e.values() {
			parts := v.split(":", -1)
			if v.param() != "" {
				v = wildcard
			} else if len(parts) > 5 && v.isARN() {
				name := parts[5].split("/", 2)
				v = concat(join(":", parts[:5]...), parse(":report-group/"), name[len(name)-1])
			}
			values = append(values, v)
		}
	}
	return "ReportArns", values
}

// prefix is the Prefix of a ResultWriter, without the slash that the template adds.
func (c *call) prefix() (string, []Resource) {
	var values []Resource
	for _, v := range c.args.get("Prefix").values() {
		if n := len(v); n > 0 && v[n-1].Hole == "" {
			v = append(v[:n-1:n-1], Part{Text: strings.TrimSuffix(v[n-1].Text, "/")}).tidy()
		}
		values = append(values, v)
	}
	return "Prefix", values
}

// lower writes the texts of a value in lower case.
func lower(r Resource) Resource {
	var all Resource
	for _, p := range r {
		p.Text = strings.ToLower(p.Text)
		all = append(all, p)
	}
	return all
}
