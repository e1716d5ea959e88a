package iam

import "strings"

// queueARN is the ARN of the queue with a URL: its region, account and name stand in it.
func queueARN(url Resource) Resource {
	if url.isARN() {
		return url
	}
	if name := url.param(); name != "" {
		return Resource{{Hole: HoleQueueARN, Param: name}}
	}
	parts := url.split("/", -1)
	if n := len(parts); n > 3 && len(parts[n-1]) == 0 {
		parts = parts[:n-1] // the slash at the end of a URL
	}
	if n := len(parts); n >= 2 {
		region := Resource{{Hole: HoleRegion}}
		if n >= 3 {
			region = queueRegion(parts[n-3])
		}
		return concat(parse("arn:${Partition}:sqs:"), region, parse(":"), orAny(parts[n-2]), parse(":"), orAny(parts[n-1]))
	}
	return concat(parse("arn:${Partition}:sqs:${Region}:${Account}:"), url)
}

// queueRegion is the region in the host of a queue URL.
func queueRegion(host Resource) Resource {
	parts := host.split(".", -1)
	for i, p := range parts {
		word, _ := p.plain()
		switch {
		case (word == "sqs" || word == "sqs-fips" || word == "queue" && i == 0) && i+1 < len(parts):
			if next, _ := parts[i+1].plain(); next == "amazonaws" {
				return parse("us-east-1") // the oldest forms name no region
			}
			return orAny(parts[i+1])
		case word == "queue":
			return orAny(parts[i-1])
		}
	}
	if host.wild() {
		return wildcard
	}
	return Resource{{Hole: HoleRegion}}
}

func orAny(r Resource) Resource {
	if len(r) == 0 {
		return wildcard
	}
	return r
}

// executions is what the ARNs of the executions of a machine begin with: its own with another type, without version or alias.
func executions(machine Resource) Resource {
	if name := machine.param(); name != "" {
		return Resource{{Hole: HoleExecutions, Param: name}}
	}
	if len(machine) == 1 && machine[0].Hole == HoleStateMachineARN {
		return parse("arn:${Partition}:states:${Region}:${Account}:execution:${StateMachineName}")
	}
	parts := machine.split(":", -1)
	if !machine.isARN() && !machine.any() && len(parts[0]) > 0 { // a name
		return concat(parse("arn:${Partition}:states:${Region}:${Account}:execution:"), parts[0])
	}
	if len(parts) < 7 {
		return parse("arn:${Partition}:states:${Region}:${Account}:execution")
	}
	return join(":", append(append([]Resource{}, parts[:5]...), parse("execution"), parts[6])...)
}

// join joins resources by a separator.
func join(separator string, list ...Resource) Resource {
	var all Resource
	for i, r := range list {
		if i > 0 {
			all = append(all, Part{Text: separator})
		}
		all = append(all, r...)
	}
	return all.tidy()
}

// objectOfURI is the ARN of the object, or of all objects below the prefix, that an s3:// URI names.
func objectOfURI(uri Resource) Resource {
	if uri.isARN() {
		return uri
	}
	if name := uri.param(); name != "" {
		return Resource{{Hole: HoleS3ARN, Param: name}}
	}
	rest, ok := uri.cutPrefix("s3://")
	if !ok {
		return parse("arn:${Partition}:s3:::*")
	}
	return concat(parse("arn:${Partition}:s3:::"), rest)
}

// cutPrefix removes a text that the resource begins with.
func (r Resource) cutPrefix(prefix string) (Resource, bool) {
	if !strings.HasPrefix(r.lead(), prefix) {
		return r, false
	}
	cut := append(Resource{{Text: r[0].Text[len(prefix):]}}, r[1:]...)
	return cut.tidy(), true
}

// roleARN is the ARN of a role that a field names: by its ARN or, where the field takes a name, by that.
func roleARN(field string, role Resource) Resource {
	if role.isARN() {
		return role
	}
	if name := role.param(); name != "" {
		return Resource{{Hole: HoleNameOrARN, Param: name, Prefix: parse("arn:${Partition}:iam::${Account}:role/"), ARN: strings.HasSuffix(strings.ToLower(field), "arn")}}
	}
	return concat(parse("arn:${Partition}:iam::${Account}:role/"), role)
}

// named is the ARN of what a field names: an ARN as it is, a name behind the prefix.
func named(prefix string, value Resource) Resource {
	if value.isARN() {
		return value
	}
	if name := value.param(); name != "" {
		return Resource{{Hole: HoleNameOrARN, Param: name, Prefix: parse(prefix)}}
	}
	return concat(parse(prefix), value)
}
