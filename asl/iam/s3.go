package iam

import (
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/service"
)

// getObject grants to read one object.
func (c *call) getObject(s service.Statement) {
	if !c.args.get("VersionId").absent() {
		s.Actions = append(s.Actions[:len(s.Actions):len(s.Actions)], "s3:GetObjectVersion")
	}
	c.statement(s)
}

// listObjects grants to list a bucket, below the prefix when there is one.
func (c *call) listObjects(s service.Statement) {
	if !c.args.get("Prefix").absent() {
		s.Condition = []byte(`{"StringLike":{"s3:prefix":["${Listed}*"]}}`)
	}
	c.statement(s)
}

// manifest grants to read the files that a manifest names.
func (c *call) manifest(config *asl.ReaderConfig) {
	inventory := config.InputType != nil && *config.InputType == asl.InputManifest
	athena := false
	if config.ManifestType != nil {
		inventory = *config.ManifestType == asl.ManifestS3Inventory
		athena = *config.ManifestType == asl.ManifestAthenaData
	}
	switch {
	case inventory:
		c.inventory()
	case athena:
		c.doubt(GapMissing, "Key", "the manifest names the data files, which the policy takes to be in its bucket; when they are elsewhere, add s3:GetObject on them")
		c.what = "reads the files that the manifest of Athena names"
		c.statement(service.Statement{Actions: []string{"s3:GetObject"}, Resources: []string{"arn:${Partition}:s3:::${Bucket}/*"}})
	}
}

// inventory grants to read the files of an inventory of S3: the manifest is prefix/bucket/configuration/time/manifest.json, the files are
// prefix/bucket/configuration/data/….
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html
func (c *call) inventory() {
	c.what = "reads the files that the manifest of an S3 inventory names"
	for _, key := range c.args.get("Key").values() {
		parts := key.split("/", -1)
		files := parse("*")
		if n := len(parts); n > 2 && !key.any() {
			files = join("/", append(append([]Resource{}, parts[:n-2]...), parse("data/*"))...)
		} else {
			c.doubt(GapWider, "Key", "it does not tell where the inventory keeps its files, so the policy allows to read all objects of the bucket")
		}
		e := c.expand("arn:${Partition}:s3:::${Bucket}/")
		for i, r := range e.resources {
			e.resources[i] = concat(r, files)
		}
		c.d.grant(grant{actions: []string{"s3:GetObject"}, resources: e.resources, dynamic: len(e.unknown) > 0 || files.any() || key.wild(), why: c.why("")})
	}
}

// objectAt is the ARN of the objects that a bucket and a key name. A bucket may be given as the ARN of an access point.
func objectAt(bucket, key Resource) Resource {
	switch {
	case !bucket.isARN():
		bucket = concat(parse("arn:${Partition}:s3:::"), bucket)
	case strings.Contains(bucket.String(), ":accesspoint/"):
		bucket = concat(bucket, parse("/object"))
	}
	return anyObject(concat(bucket, parse("/"), key))
}

// anyObject spells a pattern of objects in its usual form where it tells nothing: no bucket and no key, or no prefix in a bucket.
func anyObject(r Resource) Resource {
	const prefix = ":s3:::"
	text := r.String()
	i := strings.Index(text, prefix)
	if i < 0 || !r.wild() {
		return r
	}
	name := text[i+len(prefix):]
	if strings.HasPrefix(name, "*/") && strings.Trim(name, "*/") == "" {
		return parse(text[:i] + prefix + "*")
	}
	if n := len(r) - 1; strings.HasSuffix(name, "/*/*") && strings.HasSuffix(r[n].Text, "/*/*") {
		return append(r[:n:n], Part{Text: strings.TrimSuffix(r[n].Text, "/*")})
	}
	return r
}
