package iam

import (
	"regexp"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/service"
)

// s3Calls are the calls of S3.
var s3Calls = map[string]func(*call, []service.Permission){
	"s3:*":              (*call).s3,
	"s3:copyObject":     (*call).s3Copy,
	"s3:uploadPartCopy": (*call).s3Copy,
}

// versioned are the actions on a version of an object, beside those on the object.
var versioned = map[string]string{"s3:GetObject": "s3:GetObjectVersion", "s3:DeleteObject": "s3:DeleteObjectVersion", "s3:GetObjectTagging": "s3:GetObjectVersionTagging"}

// s3 grants actions on the bucket or the object that Bucket and Key name.
func (c *call) s3(list []service.Permission) {
	for _, p := range list {
		names := func(name string) bool {
			return slices.ContainsFunc(p.Types, func(t service.ResourceType) bool { return t.Name == name })
		}
		switch {
		case names("object"):
			actions := []string{p.Action}
			if v := versioned[p.Action]; v != "" && !c.args.get("VersionId").absent() {
				actions = append(actions, v)
			}
			if p.Action == "s3:PutObject" && !c.args.get("Tagging").absent() {
				actions = append(actions, "s3:PutObjectTagging")
			}
			if p.Action == "s3:PutObject" && !c.args.get("Acl").absent() {
				actions = append(actions, "s3:PutObjectAcl")
			}
			field, keys := c.keys()
			c.onObjects(actions, "Bucket", field, keys)
		case names("bucket"):
			c.onBucket(p.Action)
		default:
			c.permission(p)
		}
	}
}

// keys are the keys that a call names: Key, or those of the objects that it deletes.
func (c *call) keys() (field string, keys []Resource) {
	if field, keys := c.parameter("Key"); len(keys) > 0 {
		return field, keys
	}
	if del := c.args.get("Delete"); !del.absent() {
		elems, _ := del.get("Objects").each()
		for _, e := range elems {
			keys = append(keys, e.get("Key").values()...)
		}
		return "Delete", keys
	}
	return "", []Resource{wildcard}
}

// onObjects grants actions on objects.
func (c *call) onObjects(actions []string, bucketField string, field string, keys []Resource) {
	g := grant{actions: actions, why: c.why("")}
	for _, bucket := range c.args.get(bucketField).values() {
		for _, key := range keys {
			object := shorten(objectAt(bucket, key))
			for _, f := range []struct {
				name  string
				value Resource
			}{{bucketField, bucket}, {field, key}} {
				if f.value.wild() && f.name != "" {
					g.dynamic = true
					g.why = c.why("%s (%s is known only at run time)", c.what, f.name)
					c.runTime(f.name, "the policy allows "+actions[0]+" on "+object.String())
				}
			}
			g.resources = append(g.resources, object)
		}
	}
	c.d.grant(g)
}

// onBucket grants an action on a bucket; a listing below a prefix only there.
func (c *call) onBucket(action string) {
	s := service.Statement{Actions: []string{action}, Resources: []string{"arn:${Partition}:s3:::${Bucket}"}}
	if action == "s3:ListBucket" {
		c.listObjects(s)
		return
	}
	c.statement(s)
}

// s3Copy grants to read the source of a copy and to write its target.
func (c *call) s3Copy([]service.Permission) {
	for _, source := range c.args.get("CopySource").values() {
		g := grant{actions: []string{"s3:GetObject"}, dynamic: source.wild(), why: c.why("%s reads the source", c.what)}
		if rest, ok := source.cutPrefix("/"); ok {
			source = rest
		}
		if text, ok := source.plain(); ok {
			object, version, found := strings.Cut(text, "?versionId=")
			if found && version != "" {
				g.actions = append(g.actions, "s3:GetObjectVersion")
			}
			source = literal(object)
		}
		object := concat(parse("arn:${Partition}:s3:::"), source)
		if source.isARN() {
			object = source
		} else if source.any() {
			object = parse("arn:${Partition}:s3:::*")
		}
		if g.dynamic {
			c.runTime("CopySource", "the policy allows s3:GetObject on "+object.String())
		}
		g.resources = []Resource{object}
		c.d.grant(g)
	}
	field, keys := c.parameter("Key")
	what := c.what
	c.what += " writes the target"
	c.onObjects([]string{"s3:PutObject"}, "Bucket", field, keys)
	c.what = what
}

// dynamoDBCalls are the calls of DynamoDB that name tables elsewhere than in TableName.
var dynamoDBCalls = map[string]func(*call, []service.Permission){
	"dynamodb:query":                     (*call).tableOrIndex,
	"dynamodb:scan":                      (*call).tableOrIndex,
	"dynamodb:restoreTableToPointInTime": (*call).restoreTable,
	"dynamodb:transactWriteItems":        (*call).transaction,
	"dynamodb:transactGetItems":          (*call).transaction,
	"dynamodb:batchWriteItem":            (*call).batchItems,
	"dynamodb:batchGetItem":              (*call).batchItems,
	"dynamodb:executeStatement":          (*call).partiQL,
	"dynamodb:executeTransaction":        (*call).partiQL,
	"dynamodb:batchExecuteStatement":     (*call).partiQL,
}

const tablePrefix = "arn:${Partition}:dynamodb:${Region}:${Account}:table/"

// table grants actions on a table.
func (c *call) table(field string, name Resource, actions ...string) {
	arn := named(tablePrefix, name)
	if name.wild() {
		c.runTime(field, "the policy allows "+actions[0]+" on "+arn.String())
	}
	c.d.grant(grant{actions: actions, resources: []Resource{arn}, dynamic: name.wild(), why: c.why("")})
}

// tableOrIndex grants to read a table, or one of its indexes when the call names one.
func (c *call) tableOrIndex(list []service.Permission) {
	indexes := c.args.get("IndexName").values()
	for _, name := range c.args.get("TableName").values() {
		if len(indexes) == 0 {
			c.table("TableName", name, actionsOf(list)...)
		}
		for _, index := range indexes {
			arn := shorten(concat(named(tablePrefix, name), parse("/index/"), index))
			so := "the policy allows " + list[0].Action + " on " + arn.String()
			if name.wild() {
				c.runTime("TableName", so)
			}
			if index.wild() {
				c.runTime("IndexName", so)
			}
			c.d.grant(grant{actions: actionsOf(list), resources: []Resource{arn}, dynamic: arn.wild(), why: c.why("")})
		}
	}
}

// restoreTable grants to restore one table as another.
func (c *call) restoreTable(list []service.Permission) {
	for _, field := range []string{"SourceTableName", "SourceTableArn", "TargetTableName"} {
		for _, name := range c.args.get(field).values() {
			c.table(field, name, actionsOf(list)...)
		}
	}
}

// transaction grants what each item of a transaction does with its table.
func (c *call) transaction(list []service.Permission) {
	verbs := [][2]string{
		{"Put", "dynamodb:PutItem"}, {"Update", "dynamodb:UpdateItem"}, {"Delete", "dynamodb:DeleteItem"}, {"ConditionCheck", "dynamodb:ConditionCheckItem"}, {"Get", "dynamodb:GetItem"},
	}
	items, known := c.args.get("TransactItems").each()
	for _, item := range items {
		if !known || item.unknown {
			for _, p := range list {
				c.table("TransactItems", wildcard, p.Action)
			}
			continue
		}
		for _, verb := range verbs {
			for _, name := range item.get(verb[0]).get("TableName").values() {
				c.table("TransactItems", name, verb[1])
			}
		}
	}
}

// batchItems grants the batch on each table that it names: the names of RequestItems.
func (c *call) batchItems(list []service.Permission) {
	items := c.args.get("RequestItems")
	if items.absent() {
		return
	}
	names, known := items.names()
	if !known || len(names) == 0 {
		c.table("RequestItems", wildcard, actionsOf(list)...)
		return
	}
	for _, name := range names {
		c.table("RequestItems", literal(name), actionsOf(list)...)
	}
}

// partiQLText finds the verb and the table of a statement, which may be in quotes, with an index after a dot.
var partiQLText = regexp.MustCompile(`(?is)^\s*(select)\b.*?\bfrom\s+"?([A-Za-z0-9_.\-]+?)"?(?:\."?([A-Za-z0-9_.\-]+)"?)?(?:\s|$)|^\s*(insert)\s+into\s+"?([A-Za-z0-9_.\-]+)"?|^\s*(update)\s+"?([A-Za-z0-9_.\-]+)"?|^\s*(delete)\s+from\s+"?([A-Za-z0-9_.\-]+)"?`)

// partiQL grants what statements do with their tables.
func (c *call) partiQL(list []service.Permission) {
	var statements []Resource
	for _, field := range []string{"Statements", "TransactStatements"} {
		elems, _ := c.args.get(field).each()
		for _, e := range elems {
			statements = append(statements, e.get("Statement").values()...)
		}
	}
	statements = append(statements, c.args.get("Statement").values()...)
	for _, s := range statements {
		text, _ := s.plain()
		m := partiQLText.FindStringSubmatch(text)
		switch {
		case m == nil:
			c.doubt(GapWider, "Statement", "which table it works on and how is not told, so the policy allows it all statements on all tables")
			for _, p := range list {
				c.table("Statement", wildcard, p.Action)
			}
		case m[3] != "":
			c.table("Statement", literal(m[2]+"/index/"+m[3]), "dynamodb:PartiQLSelect")
		case m[1] != "":
			c.table("Statement", literal(m[2]), "dynamodb:PartiQLSelect")
		case m[4] != "":
			c.table("Statement", literal(m[5]), "dynamodb:PartiQLInsert")
		case m[6] != "":
			c.table("Statement", literal(m[7]), "dynamodb:PartiQLUpdate")
		default:
			c.table("Statement", literal(m[9]), "dynamodb:PartiQLDelete")
		}
	}
}
