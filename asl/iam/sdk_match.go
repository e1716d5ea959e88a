package iam

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/service"
)

// renamed are the parameters behind names in ARNs that no rule finds, by IAM prefix and name.
var renamed = map[string][]string{
	"ssm ParameterNameWithoutLeadingSlash": {"Name", "Names", "Path"},
	"autoscaling GroupFriendlyName":        {"AutoScalingGroupName", "AutoScalingGroupNames"},
	"elasticmapreduce ClusterId":           {"ClusterId", "JobFlowId", "JobFlowIds", "ClusterArn"},
	"kms Alias":                            {"AliasName"},
	"kms KeyId":                            {"KeyId", "TargetKeyId"},
	"mobiletargeting AppId":                {"ApplicationId"},
	"ecs TaskDefinitionFamilyName":         {"TaskDefinition", "Family"},
	"databrew ResourceId":                  {"Name", "ResourceArn"},
	"ses IdentityName":                     {"EmailIdentity", "Identity", "FromEmailAddress"},
	"ses DedicatedIPPool":                  {"PoolName", "DestinationPoolName"},
	"athena DataCatalogName":               {"CatalogName", "Name"},
	"cloudwatch InsightRuleName":           {"RuleName", "RuleNames"},
	"rekognition StreamprocessorId":        {"Name", "StreamProcessorArn"},
	"ssm PatchBaselineIdResourceId":        {"BaselineId", "ResourceId"},
	"rds ClusterParameterGroupName":        {"DbClusterParameterGroupName"},
	"rds ParameterGroupName":               {"DbParameterGroupName"},
	"rds SubnetGroupName":                  {"DbSubnetGroupName"},
	"rds SecurityGroupName":                {"DbSecurityGroupName"},
	"rds DbProxyId":                        {"DbProxyId"},
	"batch JobDefinitionName":              {"JobDefinition", "JobDefinitionName"},
	"batch JobId":                          {"JobId"},
	"events RuleName":                      {"Rule", "Name"},
	"glue TableName":                       {"TableName", "Name"},
	"glue DatabaseName":                    {"DatabaseName", "Name"},
	"rds DbClusterInstanceName":            {"DbClusterIdentifier", "DBClusterIdentifier", "ResourceArn"},
	"rds DbInstanceName":                   {"DbInstanceIdentifier", "DBInstanceIdentifier"},
	"rds-data DbClusterInstanceName":       {"ResourceArn"},
	"bedrock ResourceId": {"ModelId", "ModelIdentifier", "JobIdentifier", "ProvisionedModelId", "InferenceProfileIdentifier",
		"CustomModelDeploymentIdentifier", "ResourceArn"},
	"rds SnapshotName":                    {"DbSnapshotIdentifier", "TargetDbSnapshotIdentifier"},
	"rds ClusterSnapshotName":             {"DbClusterSnapshotIdentifier", "TargetDbClusterSnapshotIdentifier"},
	"medical-imaging ImageSetId":          {"ImageSetId", "SourceImageSetId"},
	"appsync GraphQLAPIId":                {"ApiId"},
	"redshift ClusterName":                {"ClusterIdentifier"},
	"redshift-data ClusterName":           {"ClusterIdentifier"},
	"elasticloadbalancing LoadBalancerId": {"LoadBalancerArn"},
}

// never are names in ARNs for which a parameter of the like name is something else.
var never = map[string]bool{"redshift-data WorkgroupId": true, "batch Revision": true}

// defaults are what a name in an ARN is when the parameter is not given, by IAM prefix and name.
var defaults = map[string]string{"scheduler GroupName": "default", "athena WorkGroupName": "primary", "ecs ClusterName": "default", "events EventBusName": "default"}

// match finds the parameter that a name in the ARN of a type stands for, and its values. No values: the call does not give it; no field:
// there is no such parameter.
func (c *call) match(r *typed, name string, last bool, types int) (field string, values []Resource, isARN bool) {
	if never[c.sdkService.IAMPrefix+" "+name] || c.sdkAction == nil {
		return "", nil, false
	}
	for _, candidate := range c.candidates(r.ResourceType, name, last, types) {
		for _, p := range c.sdkAction.Parameters {
			if !strings.EqualFold(p.Name, candidate) || slices.Contains(r.used, p.Name) {
				continue
			}
			field = or(field, p.Name)
			if values := c.list(c.args.get(p.Name)); len(values) > 0 {
				return p.Name, values, strings.HasSuffix(strings.ToLower(strings.TrimSuffix(p.Name, "s")), "arn")
			}
		}
	}
	return field, nil, false
}

// candidates are names that a parameter may have, the likeliest first.
func (c *call) candidates(t service.ResourceType, name string, last bool, types int) []string {
	if list := renamed[c.sdkService.IAMPrefix+" "+name]; list != nil {
		return list
	}
	var list []string
	if name != "Name" && name != "Id" { // these say nothing: of a run, Name is the name of the run and of nothing else
		list = forms(name)
	}
	kind := strings.ReplaceAll(t.Name, "-", "")
	if last || len(list) == 0 {
		list = append(list, forms(kind)...)
	}
	if last && (types == 1 || strings.Contains(strings.ToLower(c.sdkAction.Name), strings.ToLower(kind))) {
		list = append(list, "Name", "Names", "Id", "Ids", "Arn", "Identifier", "ResourceId")
	}
	if last {
		list = append(list, "ResourceArn", "Resource")
	}
	if strings.HasSuffix(name, "Id") || strings.HasSuffix(name, "Identifier") { // the service makes an id, whatever the name
		list = slices.DeleteFunc(list, func(s string) bool { return strings.HasSuffix(strings.TrimSuffix(s, "s"), "Name") })
	}
	return list
}

// forms are the spellings of one thing as a parameter.
func forms(name string) []string {
	stem := stemOf(name)
	list := []string{name}
	for _, suffix := range []string{"", "Name", "Id", "Identifier", "Arn"} {
		list = append(list, stem+suffix, stem+suffix+"s")
	}
	return list
}

// stemOf removes what says only that a name is a name.
func stemOf(name string) string {
	name = strings.TrimSuffix(name, "WithPath")
	for _, suffix := range []string{"Name", "Identifier", "Id", "Arn"} {
		if stem, ok := strings.CutSuffix(name, suffix); ok && stem != "" {
			return stem
		}
	}
	return name
}

// list returns the values of a parameter, or of its elements when it is a list.
func (c *call) list(value arg) []Resource {
	if value.tree != nil && len(value.tree.Members()) > 0 {
		return nil
	}
	elems, known := value.each()
	if !known {
		return slices.Clone(value.values())
	}
	var all []Resource
	for _, e := range elems {
		all = append(all, e.values()...)
	}
	return all
}

// adjust brings names into the form that they have in ARNs.
func adjust(prefix, kind string, values []Resource) []Resource {
	for i, v := range values {
		switch {
		case v.isARN():
		case prefix == "ssm" && kind == "parameter":
			if rest, ok := v.cutPrefix("/"); ok {
				values[i] = rest
			}
		case prefix == "kms" && kind == "alias":
			if rest, ok := v.cutPrefix("alias/"); ok {
				values[i] = rest
			}
		case prefix == "secretsmanager" && v.param() != "":
			values[i] = Resource{{Hole: HoleNameOrARN, Param: v.param(), ARN: true, Suffix: parse("-??????"),
				Prefix: parse("arn:${Partition}:secretsmanager:${Region}:${Account}:secret:")}}
		case prefix == "secretsmanager" && !v.wild():
			values[i] = concat(v, parse("-??????"))
		case prefix == "sagemaker" && (kind == "endpoint" || kind == "endpoint-config" || kind == "model"):
			values[i] = lower(v)
		}
	}
	return values
}
