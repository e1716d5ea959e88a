package iam

import (
	"strings"

	"github.com/aslgen/aslgen/asl/service"
)

// http grants an HTTP Task: to call the endpoint by that method, and to read the credentials of its connection.
func (c *call) http(offer *service.Offer) {
	field, connections := c.connection()
	for _, s := range offer.IAM {
		switch s.Actions[0] {
		case "states:InvokeHTTPEndpoint":
			c.d.grant(grant{actions: s.Actions, resources: []Resource{{{Hole: HoleStateMachineARN}}}, conditions: c.conditions(s), why: c.why("")})
			for _, name := range []string{"ApiEndpoint", "Method"} {
				for _, v := range c.args.get(name).values() {
					if v.any() {
						c.runTime(name, "the policy does not bound it")
					}
				}
			}
		case "events:RetrieveConnectionCredentials":
			c.what = "reads the credentials of the connection"
			c.statement(s)
		default:
			c.secret(s, field, connections)
		}
	}
}

// secret grants to read the secret that EventBridge keeps for a connection: events!connection/name/… in its region and account.
func (c *call) secret(s service.Statement, field string, connections []Resource) {
	g := grant{actions: s.Actions, why: c.why("reads the secret of the connection in %s", field)}
	for _, v := range connections {
		secret := parse("arn:${Partition}:secretsmanager:${Region}:${Account}:secret:events!connection/*")
		parts := v.split(":", -1)
		if v.isARN() && len(parts) >= 6 {
			name := parts[5].split("/", -1)
			of := join(":", append(append([]Resource{}, parts[:2]...), append([]Resource{parse("secretsmanager")}, parts[3:5]...)...)...)
			secret = concat(of, parse(":secret:events!connection/*"))
			if len(name) > 1 && !name[1].wild() {
				secret = concat(of, parse(":secret:events!connection/"), name[1], parse("/*"))
			}
		} else {
			g.why = c.why("reads the secret of the connection in %s, whose name is not known", field)
		}
		g.dynamic = g.dynamic || v.wild()
		g.resources = append(g.resources, secret)
	}
	c.d.grant(g)
}

// apiGateway grants to call an API by IAM. Without authorization no permission is needed.
func (c *call) apiGateway(offer *service.Offer) {
	auth := c.args.get("AuthType")
	if auth.absent() {
		return
	}
	open := true
	for _, v := range auth.values() {
		if word, known := v.plain(); !known || word == "IAM_ROLE" || word == "RESOURCE_POLICY" {
			open = false
		}
	}
	if open {
		return
	}
	for _, s := range offer.IAM {
		g := grant{actions: s.Actions, why: c.why("")}
		for _, endpoint := range c.args.get("ApiEndpoint").values() {
			if endpoint.any() {
				g.dynamic = true
				c.runTime("ApiEndpoint", "the policy allows every API of the account in the region")
				g.resources = append(g.resources, parse("arn:${Partition}:execute-api:${Region}:${Account}:*"))
				continue
			}
			g.resources = append(g.resources, c.api(endpoint)...)
		}
		for _, r := range g.resources {
			g.dynamic = g.dynamic || r.wild()
		}
		c.d.grant(g)
	}
}

// api returns the ARNs of the methods of an API: its id and region stand in the endpoint.
func (c *call) api(endpoint Resource) []Resource {
	if rest, ok := endpoint.cutPrefix("https://"); ok {
		endpoint = rest
	}
	host := endpoint.split("/", 2)[0].split(".", -1)
	region := Resource{{Hole: HoleRegion}}
	if len(host) > 2 && len(host[2]) > 0 {
		region = host[2]
	}
	base := concat(parse("arn:${Partition}:execute-api:"), region, parse(":${Account}:"), host[0])
	if len(host) < 3 {
		c.doubt(GapWider, "ApiEndpoint", "it does not tell the id of the API, so the policy allows every API of the account in the region")
		base = parse("arn:${Partition}:execute-api:${Region}:${Account}:*")
	}
	part := func(field, absent string) []Resource {
		values := c.args.get(field).values()
		if len(values) == 0 {
			return []Resource{parse(absent)}
		}
		for i, v := range values {
			if v.wild() {
				c.runTime(field, "the policy does not bound it")
			}
			if rest, ok := v.cutPrefix("/"); ok {
				values[i] = rest
			}
		}
		return values
	}
	result := []Resource{base}
	for _, values := range [][]Resource{part("Stage", "*"), part("Method", "*"), part("Path", "")} {
		result = product(product(result, []Resource{parse("/")}), values)
	}
	return result
}

// createCluster grants to make a cluster of EMR. Each of its roles goes to another service.
func (c *call) createCluster(offer *service.Offer) {
	for _, s := range offer.IAM {
		if s.Actions[0] != "iam:PassRole" {
			c.statement(s)
			continue
		}
		for _, template := range s.Resources {
			field := strings.Trim(template, "${}")
			c.passRole(field, passedTo[field])
		}
	}
}
