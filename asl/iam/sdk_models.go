package iam

import (
	"strings"

	"github.com/aslgen/aslgen/asl/service"
)

// modelCalls are the calls of models, and of services that read and write files of the caller.
var modelCalls = map[string]func(*call, []service.Permission){
	"bedrockruntime:*":                        (*call).bedrock,
	"bedrock:createModelInvocationJob":        (*call).invocationJob,
	"bedrockagentruntime:retrieveAndGenerate": (*call).retrieveAndGenerate,
	"textract:*":                              (*call).document,
	"rekognition:*":                           (*call).document,
	"transcribe:startTranscriptionJob":        (*call).transcribe,
	"transcribe:startMedicalTranscriptionJob": (*call).transcribe,
	"transcribe:startMedicalScribeJob":        (*call).transcribe,
	"transcribe:startCallAnalyticsJob":        (*call).transcribe,
	"polly:startSpeechSynthesisTask":          (*call).speech,
}

// bedrock grants to call a model and to apply a guardrail.
func (c *call) bedrock(list []service.Permission) {
	for _, p := range list {
		switch {
		case strings.HasPrefix(p.Action, "bedrock:InvokeModel") && !c.args.get("ModelId").absent():
			c.model("ModelId", []string{p.Action})
		default:
			c.permission(p)
		}
	}
	for _, field := range []string{"GuardrailIdentifier", "GuardrailConfig.GuardrailIdentifier"} {
		if value := c.args.get(field); !value.absent() && c.sdkAction != nil && c.sdkAction.Name != "applyGuardrail" {
			for _, v := range shaped(value.values(), shapes["GuardrailIdentifier"], true) {
				if v.wild() {
					c.runTime(field, "the policy allows every guardrail of the account in the region")
				}
				c.d.grant(grant{actions: []string{"bedrock:ApplyGuardrail"}, resources: []Resource{v}, dynamic: v.wild(), why: c.why("applies a guardrail")})
			}
		}
	}
	for _, v := range c.args.get("OutputDataConfig.S3OutputDataConfig.S3Uri").values() {
		c.d.grant(grant{actions: []string{"s3:PutObject"}, resources: []Resource{below(objectOfURI(v))}, dynamic: v.wild(), why: c.why("writes its results")})
	}
}

// invocationJob grants to start a job that calls a model many times: its id is made by the service.
func (c *call) invocationJob(list []service.Permission) {
	c.model("ModelId", actionsOf(list))
	c.d.grant(grant{actions: actionsOf(list), resources: []Resource{parse("arn:${Partition}:bedrock:${Region}:${Account}:model-invocation-job/*")}, why: c.why("")})
}

// retrieveAndGenerate grants to read the knowledge base and to call the model that answers.
func (c *call) retrieveAndGenerate(list []service.Permission) {
	c.permissions(list)
	const base = "RetrieveAndGenerateConfiguration.KnowledgeBaseConfiguration."
	for _, v := range shaped(c.args.get(base+"KnowledgeBaseId").values(), "arn:${Partition}:bedrock:${Region}:${Account}:knowledge-base/*", true) {
		c.d.grant(grant{actions: []string{"bedrock:Retrieve"}, resources: []Resource{v}, dynamic: v.wild(), why: c.why("reads the knowledge base")})
	}
	c.model(base+"ModelArn", []string{"bedrock:InvokeModel"})
}

// document grants the call, and to read the documents in S3 that it names and to write where it says.
func (c *call) document(list []service.Permission) {
	c.permissions(list)
	c.args.walk(func(path []string, value arg) {
		if path[len(path)-1] != "S3Object" {
			return
		}
		bucket := value.get("Bucket").values()
		if len(bucket) == 0 {
			return
		}
		names := value.get("Name").values()
		for _, b := range bucket {
			for _, n := range names {
				object := shorten(objectAt(b, n))
				if b.wild() {
					c.runTime("Bucket", "the policy allows s3:GetObject on "+object.String())
				}
				if n.wild() {
					c.runTime("Name", "the policy allows s3:GetObject on "+object.String())
				}
				actions := []string{"s3:GetObject"}
				if !value.get("Version").absent() {
					actions = append(actions, "s3:GetObjectVersion")
				}
				c.d.grant(grant{actions: actions, resources: []Resource{object}, dynamic: object.wild(), why: c.why("reads the document")})
			}
		}
	})
	c.writesBelow("OutputConfig.S3Bucket", "OutputConfig.S3Prefix", "textract_output")
}

// writesBelow grants to write below a prefix of a bucket.
func (c *call) writesBelow(bucketField, prefixField, absent string) {
	prefixes := c.args.get(prefixField).values()
	if len(prefixes) == 0 {
		prefixes = []Resource{literal(absent)}
	}
	for _, b := range c.args.get(bucketField).values() {
		for _, p := range prefixes {
			object := concat(objectAt(b, p), parse("*"))
			if len(p) > 0 && !p.any() {
				object = below(objectAt(b, p))
			}
			if b.wild() || p.wild() {
				c.runTime(bucketField, "the policy allows s3:PutObject on "+object.String())
			}
			c.d.grant(grant{actions: []string{"s3:PutObject"}, resources: []Resource{shorten(object)}, dynamic: b.wild() || p.wild(), why: c.why("writes its results")})
		}
	}
}

// transcribe grants the call, to read the recording, and to write the text. A role for deferred jobs does not take that from the caller; one for
// the data of every job, DataAccessRoleArn, writes the text itself.
func (c *call) transcribe(list []service.Permission) {
	c.permissions(list)
	for _, v := range c.args.get("Media.MediaFileUri").values() {
		object := objectOfURL(v)
		if object.wild() {
			c.runTime("MediaFileUri", "the policy allows s3:GetObject on "+object.String())
		}
		c.d.grant(grant{actions: []string{"s3:GetObject"}, resources: []Resource{object}, dynamic: object.wild(), why: c.why("reads the recording")})
	}
	if c.args.get("DataAccessRoleArn").absent() {
		c.output()
	}
}

// output grants to write the results of a transcription: one file, or files below a prefix.
func (c *call) output() {
	keys := c.args.get("OutputKey").values()
	if len(keys) == 0 {
		keys = []Resource{wildcard}
	}
	for _, b := range c.args.get("OutputBucketName").values() {
		for _, k := range keys {
			object := objectAt(b, k)
			if text, ok := k.plain(); ok && strings.HasSuffix(text, "/") {
				object = below(object)
			}
			c.d.grant(grant{actions: []string{"s3:PutObject"}, resources: []Resource{object}, dynamic: b.wild(), why: c.why("writes the text")})
		}
	}
	for _, v := range c.args.get("OutputLocation").values() {
		object := objectOfURI(v)
		if text, ok := v.plain(); ok && !strings.HasSuffix(text, ".json") {
			object = below(object)
		}
		if v.wild() {
			c.runTime("OutputLocation", "the policy allows s3:PutObject on "+object.String())
		}
		c.d.grant(grant{actions: []string{"s3:PutObject"}, resources: []Resource{object}, dynamic: v.wild(), why: c.why("writes the text")})
	}
}

// objectOfURL is the ARN of an object that a URL names: s3://bucket/key, https://s3.region.amazonaws.com/bucket/key or
// https://bucket.s3.region.amazonaws.com/key.
func objectOfURL(url Resource) Resource {
	rest, ok := url.cutPrefix("https://")
	if !ok {
		return objectOfURI(url)
	}
	parts := rest.split("/", 2)
	host := parts[0].split(".", 3)
	first, _ := host[0].plain()
	switch {
	case len(parts) < 2:
		return parse("arn:${Partition}:s3:::*")
	case first == "s3" || strings.HasPrefix(first, "s3-"):
		return concat(parse("arn:${Partition}:s3:::"), parts[1])
	default:
		return objectAt(host[0], parts[1])
	}
}

// speech grants the call, and to write the speech.
func (c *call) speech(list []service.Permission) {
	c.permissions(list)
	c.what = "writes the speech"
	for _, b := range c.args.get("OutputS3BucketName").values() {
		for _, k := range append(c.args.get("OutputS3KeyPrefix").values(), nil)[:1] {
			object := shorten(concat(objectAt(b, k), parse("*")))
			c.d.grant(grant{actions: []string{"s3:PutObject"}, resources: []Resource{object}, dynamic: b.wild() || k.wild(), why: c.why("")})
		}
	}
}
