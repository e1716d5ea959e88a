package iam

import (
	"strings"

	"github.com/aslgen/aslgen/asl/service"
)

// dataCalls are the calls of keys, parameters, jobs and databases.
var dataCalls = map[string]func(*call, []service.Permission){
	"kms:*":                        (*call).kms,
	"kms:reEncrypt":                (*call).reEncrypt,
	"sts:assumeRole":               (*call).assumeRole,
	"ssm:getParametersByPath":      (*call).parametersByPath,
	"ssm:sendCommand":              (*call).ssmDocument,
	"ssm:startAutomationExecution": (*call).ssmDocument,
	"ecs:runTask":                  func(c *call, _ []service.Permission) { c.ecs(offerOf("ecs", "runTask")) },
	"batch:submitJob":              (*call).submitJob,
	"emrcontainers:startJobRun":    func(c *call, _ []service.Permission) { c.statements(offerOf("emr-containers", "startJobRun").IAM) },
	"rds:copyDBSnapshot":           func(c *call, list []service.Permission) { c.snapshots(list, "snapshot", "DBSnapshotIdentifier") },
	"rds:copyDBClusterSnapshot": func(c *call, list []service.Permission) {
		c.snapshots(list, "cluster-snapshot", "DBClusterSnapshotIdentifier")
	},
	"ec2:createTags":                     (*call).ec2Tags,
	"ec2:deleteTags":                     (*call).ec2Tags,
	"athena:startQueryExecution":         func(c *call, _ []service.Permission) { c.startQuery(offerOf("athena", "startQueryExecution")) },
	"athena:getQueryResults":             func(c *call, _ []service.Permission) { c.queryResults(offerOf("athena", "getQueryResults")) },
	"rdsdata:*":                          (*call).dataAPI,
	"redshiftdata:executeStatement":      (*call).dataAPI,
	"redshiftdata:batchExecuteStatement": (*call).dataAPI,
	"sagemakerruntime:*":                 (*call).permissions,
}

// offerOf is the optimized integration that needs what the call of the API needs.
func offerOf(name, action string) *service.Offer {
	return service.LookupOptimized(name, action).Offer(service.RequestResponse)
}

// kms grants actions on the key that KeyId names. IAM knows keys, not their aliases: those are a condition.
func (c *call) kms(list []service.Permission) {
	if c.args.get("KeyId").absent() {
		c.permissions(list)
		return
	}
	for _, p := range list {
		c.onKey(p.Action, "KeyId")
		for _, v := range c.args.get("AliasName").values() {
			c.d.grant(grant{actions: []string{p.Action}, resources: []Resource{concat(parse("arn:${Partition}:kms:${Region}:${Account}:"), v)}, dynamic: v.wild(), why: c.why("")})
		}
	}
}

// onKey grants an action on the key that a field names.
func (c *call) onKey(action, field string) {
	const keys = "arn:${Partition}:kms:${Region}:${Account}:key/"
	for _, v := range c.args.get(field).values() {
		g := grant{actions: []string{action}, dynamic: v.wild(), why: c.why("")}
		alias, isAlias := v, strings.HasPrefix(v.lead(), "alias/")
		if parts := v.split(":", 6); v.isARN() && len(parts) == 6 && strings.HasPrefix(parts[5].lead(), "alias/") {
			alias, isAlias = parts[5], true
		}
		switch {
		case isAlias:
			g.resources = []Resource{parse(keys + "*")}
			g.conditions = []Condition{{Operator: "StringLike", Key: "kms:RequestAlias", Values: []Resource{alias}}}
			g.why = c.why("%s by an alias, which is no resource of IAM: the condition bounds the keys", c.what)
		default:
			g.resources = []Resource{named(keys, v)}
		}
		if v.wild() {
			c.runTime(field, "the policy allows "+action+" on "+g.resources[0].String())
		}
		c.d.grant(g)
	}
}

// assumeRole grants to take the role that RoleArn names, which is often one of another account.
func (c *call) assumeRole(list []service.Permission) {
	for _, v := range shaped(c.args.get("RoleArn").values(), shapes["Credentials.RoleArn"], false) {
		if v.wild() {
			c.runTime("RoleArn", "the policy allows to take "+v.String())
		}
		c.d.grant(grant{actions: actionsOf(list), resources: []Resource{v}, dynamic: v.wild(), why: c.why("")})
	}
}

// reEncrypt grants to decrypt with one key and to encrypt with another.
func (c *call) reEncrypt(list []service.Permission) {
	for _, p := range list {
		field := "DestinationKeyId"
		if strings.HasSuffix(p.Action, "From") {
			field = "SourceKeyId"
		}
		if c.args.get(field).absent() {
			c.d.grant(grant{actions: []string{p.Action}, resources: []Resource{parse("arn:${Partition}:kms:${Region}:${Account}:key/*")}, why: c.why("%s; %s is not given, so any key of the account", c.what, field)})
			continue
		}
		c.onKey(p.Action, field)
	}
}

// parametersByPath grants to read the parameters below a path.
func (c *call) parametersByPath(list []service.Permission) {
	for _, v := range c.args.get("Path").values() {
		if rest, ok := v.cutPrefix("/"); ok {
			v = rest
		}
		path := concat(parse("arn:${Partition}:ssm:${Region}:${Account}:parameter/"), v)
		resources := []Resource{below(path)}
		if text, _ := v.plain(); !strings.HasSuffix(text, "/") && !v.any() {
			resources = append(resources, path)
		}
		if v.wild() {
			c.runTime("Path", "the policy allows "+path.String())
		}
		if v.any() || len(v) == 0 {
			resources = []Resource{parse("arn:${Partition}:ssm:${Region}:${Account}:parameter/*")}
		}
		c.d.grant(grant{actions: actionsOf(list), resources: resources, dynamic: v.wild(), why: c.why("")})
	}
}

// ssmDocument grants to run a document: one of the account, or one of AWS, which has no account.
func (c *call) ssmDocument(list []service.Permission) {
	for _, p := range list {
		kind := "document/"
		suffix := ""
		if strings.HasSuffix(p.Action, "StartAutomationExecution") {
			kind, suffix = "automation-definition/", ":*"
		}
		for _, v := range c.args.get("DocumentName").values() {
			account := "${Account}"
			if strings.HasPrefix(v.lead(), "AWS-") || strings.HasPrefix(v.lead(), "AWSSupport-") || strings.HasPrefix(v.lead(), "AWSEC2-") {
				account = ""
			}
			arn := named("arn:${Partition}:ssm:${Region}:"+account+":"+kind, v)
			if !v.isARN() {
				arn = shorten(concat(arn, parse(suffix)))
			}
			if v.wild() {
				c.runTime("DocumentName", "the policy allows "+arn.String())
			}
			c.d.grant(grant{actions: []string{p.Action}, resources: []Resource{arn}, dynamic: v.wild(), why: c.why("")})
		}
		elems, _ := c.args.get("InstanceIds").each()
		for _, e := range elems {
			for _, v := range e.values() {
				c.d.grant(grant{actions: []string{p.Action}, resources: []Resource{concat(parse("arn:${Partition}:ec2:${Region}:${Account}:instance/"), v)}, dynamic: v.wild(), why: c.why("runs it on the instance")})
			}
		}
		if !c.args.get("Targets").absent() && kind == "document/" {
			c.d.grant(grant{actions: []string{p.Action}, resources: []Resource{parse("arn:${Partition}:ec2:${Region}:${Account}:instance/*"), parse("arn:${Partition}:ssm:${Region}:${Account}:managed-instance/*")}, why: c.why("runs it on instances that Targets picks")})
		}
	}
}

// snapshots grants to copy one snapshot of a database to another.
func (c *call) snapshots(list []service.Permission, kind, field string) {
	for _, end := range []string{"Source", "Target"} {
		for _, v := range c.args.get(end + field).values() {
			arn := named("arn:${Partition}:rds:${Region}:${Account}:"+kind+":", v)
			if v.wild() {
				c.runTime(end+field, "the policy allows "+arn.String())
			}
			c.d.grant(grant{actions: actionsOf(list), resources: []Resource{arn}, dynamic: v.wild(), why: c.why("")})
		}
	}
}

// ec2Kinds are the kinds of resources of EC2 that what an id begins with tells: what stands before the id in the ARN, behind the account. An
// image and a snapshot have none.
var ec2Kinds = map[string]string{
	"i": "${Account}:instance/", "vol": "${Account}:volume/", "snap": ":snapshot/", "ami": ":image/", "vpc": "${Account}:vpc/", "subnet": "${Account}:subnet/",
	"sg": "${Account}:security-group/", "eni": "${Account}:network-interface/", "rtb": "${Account}:route-table/", "igw": "${Account}:internet-gateway/",
	"lt": "${Account}:launch-template/", "eipalloc": "${Account}:elastic-ip/", "nat": "${Account}:natgateway/",
}

// ec2Tags grants to set or to remove tags of resources, whose ids tell what they are.
func (c *call) ec2Tags(list []service.Permission) {
	for _, v := range c.list(c.args.get("Resources")) {
		prefix, _, _ := strings.Cut(v.lead(), "-")
		arn := concat(parse("arn:${Partition}:ec2:${Region}:"+or(ec2Kinds[prefix], "${Account}:*/")), v)
		if v.any() {
			arn = parse("arn:${Partition}:ec2:${Region}:*:*/*") // images and snapshots have no account
		}
		if v.wild() {
			c.runTime("Resources", "the policy allows "+list[0].Action+" on "+arn.String())
		}
		c.d.grant(grant{actions: actionsOf(list), resources: []Resource{arn}, dynamic: v.wild(), why: c.why("")})
	}
}

// submitJob grants to submit a job with its definition to its queue.
func (c *call) submitJob(list []service.Permission) {
	for _, p := range list {
		for _, v := range c.args.get("JobDefinition").values() {
			definition := named("arn:${Partition}:batch:${Region}:${Account}:job-definition/", v)
			resources := []Resource{definition}
			if v.param() == "" && !v.wild() && revisionless(v) {
				resources = append(resources, concat(definition, parse(":*")))
			}
			if v.wild() {
				c.runTime("JobDefinition", "the policy allows "+definition.String())
			}
			c.d.grant(grant{actions: []string{p.Action}, resources: resources, dynamic: v.wild(), why: c.why("")})
		}
		for _, v := range c.args.get("JobQueue").values() {
			if v.wild() {
				c.runTime("JobQueue", "the policy allows every queue of the account in the region")
			}
			c.d.grant(grant{actions: []string{p.Action}, resources: []Resource{named("arn:${Partition}:batch:${Region}:${Account}:job-queue/", v)}, dynamic: v.wild(), why: c.why("")})
		}
	}
}

// dataAPI grants the call, and to read the secret with the password of the database.
func (c *call) dataAPI(list []service.Permission) {
	c.permissions(list)
	secrets := c.args.get("SecretArn")
	for _, v := range shaped(secrets.values(), "arn:${Partition}:secretsmanager:${Region}:${Account}:secret:*", false) {
		if v.wild() {
			c.runTime("SecretArn", "the policy allows every secret of the account in the region")
		}
		c.d.grant(grant{actions: []string{"secretsmanager:GetSecretValue"}, resources: []Resource{v}, dynamic: v.wild(), why: c.why("reads the secret with the password of the database")})
	}
	if secrets.absent() && c.sdkService.Name == "redshiftdata" {
		c.redshiftUser()
	}
}

// redshiftUser grants to get a password for a while, where no secret holds one.
func (c *call) redshiftUser() {
	for _, cluster := range c.args.get("ClusterIdentifier").values() {
		database := orAny(first(c.args.get("Database").values()))
		name := join("", parse("arn:${Partition}:redshift:${Region}:${Account}:dbname:"), cluster, parse("/"), database)
		action := "redshift:GetClusterCredentialsWithIAM"
		resources := []Resource{name}
		if user := first(c.args.get("DbUser").values()); len(user) > 0 {
			action = "redshift:GetClusterCredentials"
			resources = append(resources, join("", parse("arn:${Partition}:redshift:${Region}:${Account}:dbuser:"), cluster, parse("/"), user))
		}
		c.d.grant(grant{actions: []string{action}, resources: resources, dynamic: cluster.wild(), why: c.why("gets a password of the database for a while")})
	}
	if !c.args.get("WorkgroupName").absent() {
		c.doubt(GapWider, "WorkgroupName", "the ARN of a work group holds an id that the name does not tell, so the policy allows every work group of the account in the region")
		c.d.grant(grant{actions: []string{"redshift-serverless:GetCredentials"}, resources: []Resource{parse("arn:${Partition}:redshift-serverless:${Region}:${Account}:workgroup/*")}, why: c.why("gets a password of the database for a while")})
	}
}

func first(list []Resource) Resource {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}
