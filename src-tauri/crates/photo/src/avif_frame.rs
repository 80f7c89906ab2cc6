//! One coded picture of an AVIF, decoded whole on one thread.

use re_rav1d::dav1d::{
    Decoder, Error, Picture, PixelLayout, PlanarImageComponent, Plane, Settings,
};

use crate::fault::PhotoFault;

/// A decoded picture: one plane of grey, or luma and two colour differences.
pub(crate) struct Frame {
    planes: Vec<Plane>,
    strides: [usize; 2],
    width: usize,
    height: usize,
    layout: PixelLayout,
    depth: u8,
}

impl Frame {
    /// Decodes the first picture of `coded`, of at most `most` pixels. `point` is the one of the file's ways of working that is
    /// asked for, mostly 0. Fails with `Damaged`.
    pub(crate) fn decode(coded: &[u8], most: u32, point: u8) -> Result<Self, PhotoFault> {
        let mut settings = Settings::new();
        settings.set_n_threads(1);
        settings.set_max_frame_delay(1);
        settings.set_frame_size_limit(most);
        settings.set_operating_point(u32::from(point));
        settings.set_all_layers(false);
        let mut decoder = Decoder::with_settings(&settings).map_err(PhotoFault::damaged)?;
        let picture = first_picture(&mut decoder, coded.to_vec()).map_err(PhotoFault::damaged)?;
        Self::of(&picture)
    }

    fn of(picture: &Picture) -> Result<Self, PhotoFault> {
        use PlanarImageComponent::{U, V, Y};
        let layout = picture.pixel_layout();
        let components = if layout == PixelLayout::I400 { &[Y][..] } else { &[Y, U, V] };
        let depth = picture.bit_depth() as u8;
        if ![8, 10, 12].contains(&depth) {
            return Err(PhotoFault::damaged("a depth that AV1 does not have"));
        }
        Ok(Self {
            planes: components.iter().map(|component| picture.plane(*component)).collect(),
            strides: [Y, U].map(|component| picture.stride(component) as usize),
            width: picture.width() as usize,
            height: picture.height() as usize,
            layout,
            depth,
        })
    }

    pub(crate) fn size(&self) -> (usize, usize) {
        (self.width, self.height)
    }

    /// Bits a sample.
    pub(crate) fn depth(&self) -> u8 {
        self.depth
    }

    /// Whether colour differences are halved, across and downwards; `None` if there are none.
    pub(crate) fn halved(&self) -> Option<(bool, bool)> {
        match self.layout {
            PixelLayout::I400 => None,
            PixelLayout::I420 => Some((true, true)),
            PixelLayout::I422 => Some((true, false)),
            PixelLayout::I444 => Some((false, false)),
        }
    }

    /// Fills `samples` with the beginning of row `y` of plane `plane` (0 is luma). Samples that are not there are left.
    pub(crate) fn row<T: From<u16>>(&self, plane: usize, y: usize, samples: &mut [T]) {
        let Some(all) = self.planes.get(plane) else { return };
        let stride = self.strides[plane.min(1)];
        let Some(row) = all.get(y * stride..(y + 1) * stride) else { return };
        if self.depth > 8 {
            let stored = row.as_chunks::<2>().0;
            samples
                .iter_mut()
                .zip(stored)
                .for_each(|(to, from)| *to = T::from(u16::from_ne_bytes(*from)));
        } else {
            samples.iter_mut().zip(row).for_each(|(to, from)| *to = T::from(u16::from(*from)));
        }
    }
}

/// Feeds the decoder until it gives a picture.
fn first_picture(decoder: &mut Decoder, coded: Vec<u8>) -> Result<Picture, Error> {
    let mut sent = decoder.send_data(coded, None, None, None);
    loop {
        match sent {
            Ok(()) | Err(Error::Again) => {}
            Err(error) => return Err(error),
        }
        let all_sent = sent.is_ok();
        match decoder.get_picture() {
            Err(Error::Again) if !all_sent => sent = decoder.send_pending_data(),
            // The first time it is asked for more, the second time it gives what it kept.
            Err(Error::Again) => return decoder.get_picture(),
            given => return given,
        }
    }
}
