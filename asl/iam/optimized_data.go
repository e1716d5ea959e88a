package iam

import (
	"regexp"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/service"
)

// regional is what the id of an inference profile begins with: where its requests may go.
var regional = regexp.MustCompile(`^(us|us-gov|eu|apac|jp|au|ca|sa|me|af|global)\.([a-z0-9-]+\..+)$`)

// invokeModel grants to invoke a model, to read and write its files, and to apply a guardrail.
func (c *call) invokeModel(offer *service.Offer) {
	for _, s := range offer.IAM {
		switch s.Actions[0] {
		case "bedrock:InvokeModel":
			c.model("ModelId", s.Actions)
		default:
			c.statement(s)
		}
	}
}

// model grants actions on the model that a field names: a foundation model, an inference profile, or an ARN of any kind.
func (c *call) model(field string, actions []string) {
	for _, v := range c.args.get(field).values() {
		g := grant{actions: actions, why: c.why("")}
		parts := v.split("/", -1)
		id, known := parts[len(parts)-1].plain() // the region and the account before it may be placeholders
		profile := regional.FindStringSubmatch(id)
		switch {
		case v.any():
			g.dynamic = true
			g.resources = []Resource{parse("arn:${Partition}:bedrock:${Region}::foundation-model/*"), parse("arn:${Partition}:bedrock:${Region}:${Account}:provisioned-model/*")}
			g.why = c.why("%s (%s is known only at run time)", c.what, field)
			c.runTime(field, "the policy allows every foundation model and provisioned model of the region; inference profiles it does not allow")
		case known && profile != nil && (!v.isARN() || strings.Contains(v.String(), ":inference-profile/")):
			arn := named("arn:${Partition}:bedrock:${Region}:${Account}:inference-profile/", v)
			c.d.grant(grant{actions: actions, resources: []Resource{arn}, why: c.why("%s by an inference profile", c.what)})
			g.resources = []Resource{concat(parse("arn:${Partition}:bedrock:*::foundation-model/"), literal(profile[2]))}
			g.why = c.why("the inference profile calls its model in one of several regions")
			c.doubt(GapWider, field, "which regions the inference profile "+profile[1]+". spans is not in the definition, so the policy allows the model in all of them")
		case v.isARN() && strings.Contains(v.String(), ":application-inference-profile/"):
			c.d.grant(grant{actions: actions, resources: []Resource{v}, why: c.why("%s by an inference profile", c.what)})
			g.dynamic = true
			g.resources = []Resource{parse("arn:${Partition}:bedrock:*::foundation-model/*")}
			g.conditions = []Condition{{Operator: "StringEquals", Key: "bedrock:InferenceProfileArn", Values: []Resource{v}}}
			g.why = c.why("the inference profile calls a model that stands in the profile alone; the condition bounds it to calls by the profile")
			c.doubt(GapMissing, field, "which model and regions the application inference profile has is not in the definition")
		default:
			arn := named("arn:${Partition}:bedrock:${Region}::foundation-model/", v)
			if v.wild() {
				g.dynamic = true
				c.runTime(field, "the policy allows "+arn.String())
			}
			if v.param() != "" {
				c.doubt(GapMissing, field, "the policy takes it for a foundation model, by its id or ARN; when it is filled in with an inference profile, "+
					"add bedrock:InvokeModel on the profile and on its model in the regions of the profile")
			}
			g.resources = []Resource{arn}
		}
		c.d.grant(g)
	}
}

// customizeModel grants to make a custom model.
func (c *call) customizeModel(offer *service.Offer) {
	for _, s := range offer.IAM {
		if s.Actions[0] == "iam:PassRole" {
			c.passRole("RoleArn", "bedrock.amazonaws.com")
			continue
		}
		c.statement(s)
	}
}

// bucketActions are the actions of S3 on a bucket; the others are on objects.
var bucketActions = []string{"s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"}

// startQuery grants to run a query: in its work group, with reads of the catalogue, and writes where its results go.
func (c *call) startQuery(offer *service.Offer) {
	for _, s := range offer.IAM {
		switch service, _, _ := strings.Cut(s.Actions[0], ":"); service {
		case "athena":
			c.workGroup(s)
		case "s3":
			c.queryOutput(s)
		case "glue":
			c.catalogue(s)
		}
	}
	c.doubt(GapMissing, "QueryString", "which tables the query reads, and where their data lies, is not derived from SQL; add s3:GetObject and s3:ListBucket on the data, "+
		"and lakeformation:GetDataAccess where Lake Formation guards it")
}

// workGroup grants what the query itself needs. The guide lists more reads than one query makes.
func (c *call) workGroup(s service.Statement) {
	extra := []string{"athena:GetWorkGroup", "athena:BatchGetQueryExecution", "athena:GetQueryResults", "athena:ListQueryExecutions"}
	group, catalog := s, s
	group.Actions = without(s.Actions, append(extra, "athena:GetDataCatalog"))
	group.Resources, group.DynamicResources = s.Resources[:1], s.DynamicResources[:1]
	catalog.Actions = []string{"athena:GetDataCatalog"}
	catalog.Resources, catalog.DynamicResources = s.Resources[1:], nil
	c.statement(group)
	c.statement(catalog)
}

// queryOutput grants to write the results of a query. The guide lets it make buckets, which no query does.
func (c *call) queryOutput(s service.Statement) {
	const field = outputLocation
	objects := without(s.Actions, append([]string{"s3:CreateBucket"}, bucketActions...))
	location := c.args.get(field)
	values := location.values()
	if len(values) == 0 {
		values = []Resource{wildcard}
		c.doubt(GapWider, field, "without it the work group decides where results go, so the policy allows to write to every bucket; name the location here to narrow it")
	}
	for _, v := range values {
		if v.any() {
			all := []Resource{parse("arn:${Partition}:s3:::*")}
			c.d.grant(grant{actions: append(objects[:len(objects):len(objects)], bucketActions...), resources: all, dynamic: true, why: c.why("writes its results, to a place that is not known")})
			if !location.absent() {
				c.runTime(field, "the policy allows to write to every bucket")
			}
			continue
		}
		object := objectOfURI(v)
		bucket := object.split("/", 2)[0]
		if object.param() == "" && len(object) > 0 && object[0].Hole != HoleS3ARN {
			object = below(object)
		}
		c.d.grant(grant{actions: objects, resources: []Resource{object}, dynamic: v.wild(), why: c.why("writes and reads its results")})
		c.d.grant(grant{actions: bucketActions, resources: []Resource{bucket}, dynamic: v.wild(), why: c.why("writes its results to the bucket")})
	}
}

// below is the pattern of all objects below a prefix.
func below(prefix Resource) Resource {
	if n := len(prefix); n > 0 && prefix[n-1].Hole == "" && strings.HasSuffix(prefix[n-1].Text, "/") {
		return concat(prefix, wildcard)
	}
	return concat(prefix, parse("/*"))
}

// writes are the actions of Glue that a statement of SQL makes beyond reads, by its first word.
var writes = map[string]*regexp.Regexp{
	"CREATE": regexp.MustCompile(`^glue:(Create|BatchCreate)`),
	"ALTER":  regexp.MustCompile(`^glue:(Update|BatchCreate|CreatePartition|DeletePartition|BatchDeletePartition)`),
	"DROP":   regexp.MustCompile(`^glue:(Delete|BatchDelete)`),
	"MSCK":   regexp.MustCompile(`^glue:(CreatePartition|BatchCreatePartition)`),
	"INSERT": regexp.MustCompile(`^glue:(CreatePartition|BatchCreatePartition|UpdateTable|UpdatePartition)`),
	"MERGE":  regexp.MustCompile(`^glue:UpdateTable`),
	"UPDATE": regexp.MustCompile(`^glue:UpdateTable`),
	"DELETE": regexp.MustCompile(`^glue:UpdateTable`),
	"VACUUM": regexp.MustCompile(`^glue:UpdateTable`),
}

// catalogue grants to read the catalogue of Glue, and to write it as the query does when its text begins with such a word.
func (c *call) catalogue(s service.Statement) {
	s.Resources = slices.DeleteFunc(slices.Clone(s.Resources), func(r string) bool { return strings.Contains(r, ":userDefinedFunction/") })
	reads, writing := s, s
	reads.Actions = slices.DeleteFunc(slices.Clone(s.Actions), func(a string) bool { return !strings.Contains(a, ":Get") && a != "glue:BatchGetPartition" })
	writing.Actions = nil
	for _, v := range c.args.get("QueryString").values() {
		text, _ := v.plain()
		word, _, _ := strings.Cut(strings.TrimLeft(strings.ToUpper(text+" "), " \t\r\n("), " ")
		for _, action := range s.Actions {
			if pattern := writes[word]; pattern != nil && pattern.MatchString(action) && !slices.Contains(writing.Actions, action) {
				writing.Actions = append(writing.Actions, action)
			}
		}
	}
	c.statement(reads)
	what := c.what
	c.what += " with a query that changes the catalogue"
	c.statement(writing)
	c.what = what
}

// outputLocation is where the results of a query go.
const outputLocation = "ResultConfiguration.OutputLocation"

// locates remembers whether a query of the machine tells where its results go.
func (d *deriver) locates(v asl.Visit) {
	t, ok := v.State.(*asl.Task)
	if !ok || t.Credentials != nil {
		return
	}
	if r, ok := service.Parse(t.Resource); ok && r.Service == "athena" && r.Action == "startQueryExecution" {
		c := &call{d: d}
		c.takes(v.QueryLanguage() == asl.JSONata, t.Parameters, t.Arguments)
		d.located = d.located || slices.ContainsFunc(c.args.get(outputLocation).values(), func(r Resource) bool { return !r.any() })
	}
}

// queryResults grants to read results. Their files are those of the query that made them.
func (c *call) queryResults(offer *service.Offer) {
	for _, s := range offer.IAM {
		if s.Actions[0] == "s3:GetObject" {
			c.resultFiles(s)
			continue
		}
		c.statement(s)
	}
}

// resultFiles grants to read the files of results where no query of the machine tells where they lie.
func (c *call) resultFiles(s service.Statement) {
	if c.d.located {
		c.doubt(GapMissing, "QueryExecutionId", "the results lie where the query wrote them, which is taken to be one of this machine; when another one started it, add s3:GetObject on that place")
		return
	}
	c.doubt(GapWider, "QueryExecutionId", "the results lie where the query wrote them, which the definition does not tell, so the policy allows s3:GetObject on every bucket")
	c.what = "reads the files of the results, whose place is not known"
	c.d.grant(grant{actions: s.Actions, resources: []Resource{parse("arn:${Partition}:s3:::*")}, dynamic: true, why: c.why("")})
}

// without returns a list without some of its elements.
func without(list, gone []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(gone, s) })
}
