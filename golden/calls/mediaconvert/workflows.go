// Package mediaconvert transcodes video.
package mediaconvert

import (
	"github.com/aslgen/aslgen/builder"
	mc "github.com/aslgen/aslgen/builder/task/mediaconverttask"
)

// Recording is the video of an endoscopy.
type Recording struct {
	URI string `json:"uri"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{
		createJob("mediaconvert-create-job", mc.CreateJob()),
		createJob("mediaconvert-create-job-sync", mc.CreateJobSync()),
	}
}

func createJob[Res any](name string, c builder.Call[mc.CreateJobInput, Res]) builder.Definition {
	w := builder.New[Recording, Res](name)
	req := mc.CreateJobInput{Settings: settings()}
	w.StartAt(builder.Task(w, "Transcode", c).
		Arguments(&req,
			builder.Bind(&req.Role, builder.Param("transcode_role_arn")),
			builder.BindPtr(&req.Settings.Inputs[0].FileInput, &w.Input().URI),
			builder.BindPtr(&req.Settings.OutputGroups[0].OutputGroupSettings.FileGroupSettings.Destination, builder.Param("videos_uri"))))
	return w
}

// settings make an MP4 file with H.264 video and no sound.
func settings() mc.JobSettings {
	return mc.JobSettings{
		Inputs: []mc.Input{{}},
		OutputGroups: []mc.OutputGroup{{
			OutputGroupSettings: &mc.OutputGroupSettings{
				Type:              new(mc.OutputGroupTypeFileGroupSettings),
				FileGroupSettings: &mc.FileGroupSettings{},
			},
			Outputs: []mc.Output{{
				ContainerSettings: &mc.ContainerSettings{Container: new(mc.ContainerTypeMp4)},
				VideoDescription: &mc.VideoDescription{CodecSettings: &mc.VideoCodecSettings{
					Codec: new(mc.VideoCodecH264),
					H264Settings: &mc.H264Settings{
						RateControlMode: new(mc.H264RateControlModeQvbr),
						MaxBitrate:      new(5_000_000),
					},
				}},
			}},
		}},
	}
}
