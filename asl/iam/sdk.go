package iam

import (
	"regexp"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/service"
)

// sdkSpecial are calls of AWS SDK services whose permissions hang on more than the names of their parameters, by service and action. "*"
// stands for all other actions of the service.
var sdkSpecial = []map[string]func(*call, []service.Permission){s3Calls, dynamoDBCalls, messageCalls, modelCalls, dataCalls}

// specialOf returns what grants a call that is among them, nil when it is not.
func specialOf(name string) func(*call, []service.Permission) {
	for _, table := range sdkSpecial {
		if special := table[name]; special != nil {
			return special
		}
	}
	return nil
}

// sdk grants what an AWS SDK integration needs.
func (c *call) sdk(r service.Resource) {
	s := service.LookupSDK(r.Service)
	if s == nil {
		c.doubtState(GapMissing, "Resource", "the catalogue has no service "+r.Service+", so it gives no permission; add what the call needs")
		return
	}
	permissions, ok := s.Permissions(r.Action)
	if !ok {
		c.doubtState(GapMissing, "Resource", "which action of IAM authorizes "+r.Service+":"+r.Action+" is not known, so it gives no permission; add what the call needs")
		return
	}
	c.sdkService, c.sdkAction = s, s.Action(r.Action)
	if special := specialOf(r.Service + ":" + r.Action); special != nil {
		special(c, permissions)
	} else if special := specialOf(r.Service + ":*"); special != nil {
		special(c, permissions)
	} else {
		c.permissions(permissions)
	}
	c.rolesAndKeys(r)
}

// permissions grants actions on the resources that parameters tell.
func (c *call) permissions(list []service.Permission) {
	for _, p := range list {
		c.permission(p)
	}
}

// payload are the actions whose arguments are data of the user, in which a name says nothing.
var payload = regexp.MustCompile(`^(invoke|startExecution|startSyncExecution|putEvents|putItem|updateItem|publish|sendMessage|send[A-Z]|putRecord|putLogEvents|transact|batchWrite|batchExecute|execute|converse)`)

// makes are the actions that hand a role to the service.
var makes = regexp.MustCompile(`^(create|start|put|update|register|run|submit|modify|restore|add|associate|import|export|send|replace|batchPut|attach|deploy|copy|upload|request|enable|configure|set)`)

var (
	roleName = regexp.MustCompile(`(Role(Arn|ARN)?|RoleName)$`)
	keyName  = regexp.MustCompile(`(?i)kms(master)?(key)?(id|arn|identifier)?$`)
)

// rolesAndKeys grants to pass the roles in the arguments, and tells of keys.
func (c *call) rolesAndKeys(r service.Resource) {
	prefix := c.sdkService.IAMPrefix
	if prefix == "iam" || prefix == "sts" || prefix == "kms" || prefix == "emr-containers" || payload.MatchString(r.Action) {
		return
	}
	passes := false
	c.args.walk(func(path []string, value arg) {
		name := path[len(path)-1]
		field := strings.Join(path, ".")
		if roleName.MatchString(name) && makes.MatchString(r.Action) && c.isRole(value) {
			passes = true
			c.passRoles(name, value, principal(prefix, field))
		}
	})
	c.args.walk(func(path []string, value arg) {
		name := path[len(path)-1]
		switch {
		case !keyName.MatchString(name) || len(value.values()) == 0:
		case passes:
			c.doubt(GapElsewhere, name, "the key is used by the role that is passed; its rights are not those of the machine")
		default:
			c.doubt(GapMissing, name, "with a key of your own, the role needs kms:GenerateDataKey and kms:Decrypt on it, which the policy does not hold: "+
				"the key may be in another account, and its policy has a say")
		}
	})
}

// isRole reports whether a value can be a role: a text, and when it is known, an ARN of a role or a name.
func (c *call) isRole(value arg) bool {
	values := c.list(value)
	return len(values) > 0 && !slices.ContainsFunc(values, func(v Resource) bool {
		text, known := v.plain()
		return known && strings.HasPrefix(text, "arn:") && !strings.Contains(text, ":role/")
	})
}

// principals are the services that roles are passed to, where it is not the prefix of the actions.
var principals = map[string]string{"ecs": "ecs-tasks"}

// principal is the service that a role in a field goes to.
func principal(prefix, field string) string {
	switch name := field[strings.LastIndexByte(field, '.')+1:]; {
	case passedTo[name] != "" && prefix == "elasticmapreduce":
		return passedTo[name]
	case prefix == "batch" && strings.HasPrefix(field, "ContainerProperties."):
		return "ecs-tasks.amazonaws.com"
	case prefix == "eks" && name == "PodExecutionRoleArn":
		return "eks-fargate-pods.amazonaws.com"
	case prefix == "s3" && name == "RoleArn":
		return "batchoperations.s3.amazonaws.com"
	case prefix == "rds" && name == "MonitoringRoleArn":
		return "monitoring.rds.amazonaws.com"
	}
	return or(principals[prefix], prefix) + ".amazonaws.com"
}
