import { describe, expect, it } from 'vitest'
import { Places, readablePlace } from '../../../main/places'

describe('a place', () => {
  it.each([
    ['/home/ada/Papers/Backups', '/home/ada', '~ › Papers › Backups'],
    ['/home/ada', '/home/ada/', '~'],
    ['/home/adam/Backups', '/home/ada', 'home › adam › Backups'],
    ['/media/disk/Backups', '/home/ada', 'media › disk › Backups'],
    ['/media/a\\b', '/home/ada', 'media › a\\b'],
    ['C:\\Users\\ada\\Papers', 'C:\\Users\\ada', '~ › Papers'],
    ['D:\\Backups', 'C:\\Users\\ada', 'D: › Backups'],
    ['\\\\server\\share\\Backups', 'C:\\Users\\ada', 'server › share › Backups'],
    ['/media/disk', '/', 'media › disk'],
  ])('%s of somebody who lives in %s reads %s', (path, home, text) => {
    expect(readablePlace(path, home)).toBe(text)
  })

  it('has one id, by which its path is found, and which nobody can make up', () => {
    const places = new Places('/home/ada')
    const place = places.shown('/home/ada/a.txt')
    expect(places.shown('/home/ada/a.txt')).toEqual(place)
    expect(places.shown('/media/a.txt').id).not.toBe(place.id)
    expect(places.find(place.id)).toBe('/home/ada/a.txt')
    expect(places.find('/etc/passwd')).toBeNull()
  })

  it('is opened only where the app has just made it', () => {
    const places = new Places('/home/ada')
    const report = places.shown('/home/ada/report.html', true)
    expect([report.canOpen, places.findToOpen(report.id)]).toEqual([true, '/home/ada/report.html'])
    expect(places.findToOpen(places.shown('/home/ada/a.txt').id)).toBeNull()
    expect(places.findToOpen('/etc/passwd')).toBeNull()
  })
})
